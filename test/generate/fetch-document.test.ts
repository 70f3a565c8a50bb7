import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchDocument, shown } from '../../src/generate/fetch-document.ts';
import { plainCopy } from '../../src/generate/normalise/copy.ts';
import { followRemoteRefs } from '../../src/generate/remote-refs.ts';

const servers: Server[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lead-provider-fetch-'));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server listens nowhere.');
  return `http://127.0.0.1:${address.port}`;
}

const refusal = (location: string, limits?: object): Promise<string> =>
  fetchDocument(location, limits).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );

describe('an address', () => {
  test('is read as YAML or as JSON', async () => {
    const url = await serve((request, response) =>
      response.end(request.url === '/a.json' ? '{"openapi":"3.1.0"}' : '\uFEFFopenapi: 3.0.1\n'),
    );
    expect(await fetchDocument(`${url}/a.json`)).toEqual({ openapi: '3.1.0' });
    expect(await fetchDocument(`${url}/a.yaml`)).toEqual({ openapi: '3.0.1' });
  });

  test('may redirect a few times, and no more', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('a: 1');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(await fetchDocument(`${url}/5`)).toEqual({ a: 1 });
    expect(await refusal(`${url}/6`)).toMatch(/redirected more often than 5 times/);
    expect(await refusal(`${url}/2`, { maxRedirects: 1 })).toMatch(/redirected more often than 1 times/);
  });

  test.each<[string, string, RegExp]>([
    ['plain http', 'http://example.org/a.yaml', /only https: is/],
    ['another protocol', 'ftp://example.org/a.yaml', /only https: is/],
    ['a file by address', 'file:///etc/hostname', /only https: is/],
    ['a password', 'https://user:secret@example.org/a.yaml', /may not hold a user or a password/],
    ['what is no address', 'https://', /is not an address/],
  ])('is refused before anything is sent: %s', async (_name, address, words) => {
    vi.stubGlobal('fetch', () => {
      throw new Error('sent');
    });
    expect(await refusal(address)).toMatch(words);
    expect(await refusal(address)).not.toContain('secret');
  });

  test.each([['http://example.org/b'], ['http://127.0.0.1:1/b'], ['https://localhost/b'], ['file:///b']])(
    'is refused when it redirects to %s',
    async (location) => {
      vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 301, headers: { location } })));
      expect(await refusal('https://example.org/a')).toMatch(/is redirected to .*, which is not allowed/);
    },
  );

  test('has to answer in time, redirections included', async () => {
    const url = await serve(() => {
      /* never answers */
    });
    expect(await refusal(url, { timeoutMs: 50 })).toMatch(/did not arrive within 50 ms/);
    const slow = await serve((_request, response) => {
      response.write('a: 1\n');
    });
    expect(await refusal(slow, { timeoutMs: 50 })).toMatch(/did not arrive within 50 ms/);
  });

  test('may not be larger than any description is, announced or not', async () => {
    const announced = await serve((_request, response) =>
      response.writeHead(200, { 'content-length': '1000' }).end('a'.repeat(1000)),
    );
    expect(await refusal(announced, { maxBytes: 999 })).toMatch(/has more than 999 bytes/);
    const streamed = await serve((_request, response) => {
      response.write('a: 1\n');
      response.end('b'.repeat(1000));
    });
    expect(await refusal(streamed, { maxBytes: 999 })).toMatch(/has more than 999 bytes/);
  });

  test('says what the server answered', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    expect(await refusal(`${url}/swagger.yaml?token=abc`)).toBe(`${url}/swagger.yaml: the server answered 404.`);
    expect(await refusal('http://127.0.0.1:1/a')).toMatch(/cannot be fetched/);
    expect(await refusal(await serve((_request, response) => response.end('<html>')))).toMatch(/a page of HTML/);
  });

  test('is shown without its query and whoever may use it', () => {
    expect(shown('https://user:secret@example.org/a.yaml?key=1')).toBe('https://example.org/a.yaml');
    expect(shown('spec/a.yaml')).toBe('spec/a.yaml');
  });
});

describe('a file', () => {
  test('that is not there, is a folder, or is too large is refused', async () => {
    expect(await refusal(join(folder, 'nowhere.yaml'))).toMatch(/nowhere\.yaml: cannot be read: ENOENT/);
    expect(await refusal(folder)).toMatch(/is not a file/);
    await writeFile(join(folder, 'large.yaml'), 'a'.repeat(100));
    expect(await refusal(join(folder, 'large.yaml'), { maxBytes: 99 })).toMatch(/has more than 99 bytes/);
  });

  test('whose aliases would fill the memory is refused', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 9; i += 1)
      lines.push(
        `${'bcdefghij'[i] ?? ''}: &${'bcdefghij'[i] ?? ''} [${Array(10)
          .fill(`*${'abcdefghi'[i] ?? ''}`)
          .join(', ')}]`,
      );
    await writeFile(join(folder, 'bomb.yaml'), lines.join('\n'));
    expect(await refusal(join(folder, 'bomb.yaml'))).toMatch(/neither YAML nor JSON: Excessive alias count/);
  });
});

describe('the letters of a document', () => {
  const text = 'openapi: 3.1.0\ntitle: Prüfung 😀\n';
  const read = async (name: string, bytes: Buffer): Promise<unknown> => {
    await writeFile(join(folder, name), bytes);
    return fetchDocument(join(folder, name));
  };

  test('are read in UTF-8 and UTF-16, with a mark or without', async () => {
    const expected = { openapi: '3.1.0', title: 'Prüfung 😀' };
    const little = Buffer.from(text, 'utf16le');
    expect(await read('mark.yaml', Buffer.from(`\ufeff${text}`))).toEqual(expected);
    expect(await read('little.yaml', little)).toEqual(expected);
    expect(await read('little-mark.yaml', Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected);
    expect(await read('big.yaml', Buffer.from(little).swap16())).toEqual(expected);
    expect(await read('big-mark.yaml', Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toEqual(expected);
  });

  test('of another encoding are refused with the line, unless the server names the encoding', async () => {
    const latin = Buffer.from('openapi: 3.1.0\ntitle: Prüfung\n', 'latin1');
    await writeFile(join(folder, 'latin.yaml'), latin);
    expect(await refusal(join(folder, 'latin.yaml'))).toMatch(
      /is not UTF-8 \(see line 2\); it may be Latin-1.*Save it as/,
    );
    await writeFile(join(folder, 'wide.yaml'), Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]));
    expect(await refusal(join(folder, 'wide.yaml'))).toMatch(/utf-32, an encoding that is not known/);
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/yaml; charset=iso-8859-1' }).end(latin),
    );
    expect(await fetchDocument(url)).toEqual({ openapi: '3.1.0', title: 'Prüfung' });
  });
});

describe('the form of a document', () => {
  const read = async (name: string, text: string): Promise<unknown> => {
    await writeFile(join(folder, name), text);
    return fetchDocument(join(folder, name));
  };

  test('may have merge keys of YAML 1.1: own keys win, and of several maps the first', async () => {
    const text =
      'one: &one { a: 1, b: 1 }\ntwo: &two { b: 2, c: 2 }\nall: { <<: [*one, *two], c: 3 }\nsaid: { "a": 0 }\n';
    expect(await read('merge.yaml', text)).toMatchObject({ all: { a: 1, b: 1, c: 3 } });
  });

  test('may not have a key twice: JSON says nothing of it, so we do, with its place', async () => {
    const text = '{\n "a": {"x": 1, "y": [{"z": "}"}, {"k\\u0065y": 1,\n "key": 2}]}\n}';
    await writeFile(join(folder, 'twice.json'), text);
    expect(await refusal(join(folder, 'twice.json'))).toMatch(
      /\$\.a\.y\[1\]: the key "key" stands here twice \(again in line 3\)/,
    );
    expect(await read('once.json', '{"a": {"a": [{"a": ":"}, {"a": ","}]}, "b": {"a": 1}}')).toMatchObject({
      b: { a: 1 },
    });
  });

  test.each([
    ['deep.json', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['deep.yaml', `a: ${'[{b: '.repeat(5000)}1${'}]'.repeat(5000)}`],
  ])('that is nested thousands of levels deep is refused in words: %s', async (name, text) => {
    await writeFile(join(folder, name), text);
    const words = await fetchDocument(join(folder, name)).then(
      (written) => normaliseError(written, name),
      (error: unknown) => String(error),
    );
    expect(words).toMatch(/is nested (deeper than can be read|more than 200 levels deep).*\$ref/);
  });
});

function normaliseError(written: unknown, name: string): string {
  try {
    return JSON.stringify(plainCopy(written, name)).slice(0, 100);
  } catch (error) {
    return String(error);
  }
}

describe('references to other documents, when allowed', () => {
  test('lead to so many documents and no more, a bound that can be raised', async () => {
    const url = await serve((_request, response) => response.end('Part: { type: string }'));
    const refs = Array.from({ length: 60 }, (_, at) => ({ $ref: `${url}/${at}.yaml#/Part` }));
    await expect(followRemoteRefs(refs, 'main.yaml')).rejects.toThrow(
      /more than 50 other documents\. Raise the bound with --max-documents .* bundle it first/,
    );
    expect(await followRemoteRefs(refs, 'main.yaml', { maxDocuments: 60 })).toHaveLength(60);
  });

  const follow = (document: unknown, location: string): Promise<unknown> => followRemoteRefs(document, location);

  test('are replaced by what stands there, in files and at addresses', async () => {
    const url = await serve((request, response) =>
      response.end(
        request.url === '/one.yaml'
          ? "Thing: { type: object, properties: { part: { $ref: 'two.json#/Part' }, own: { $ref: '#/Own' } } }\nOwn: { type: string }"
          : '{"Part":{"type":"integer"}}',
      ),
    );
    const expected = { type: 'object', properties: { part: { type: 'integer' }, own: { type: 'string' } } };
    expect(await follow({ schema: { $ref: `${url}/one.yaml#/Thing` } }, 'main.yaml')).toEqual({ schema: expected });
    await writeFile(join(folder, 'one.yaml'), 'Thing: { type: boolean }');
    expect(
      await follow({ schema: { $ref: 'one.yaml#/Thing', description: 'kept' } }, join(folder, 'main.yaml')),
    ).toEqual({ schema: { type: 'boolean', description: 'kept' } });
  });

  test('leave those inside the document as they are', async () => {
    const document = { a: { $ref: '#/b' }, b: 1 };
    expect(await follow(document, 'main.yaml')).toEqual(document);
  });

  test('may not lead to nothing, back to themselves, or from an address to a file', async () => {
    const url = await serve((_request, response) => response.end("Loop: { items: { $ref: '#/Loop' } }"));
    await expect(follow({ a: { $ref: `${url}#/Nothing` } }, 'main.yaml')).rejects.toThrow(/where nothing stands/);
    await expect(follow({ a: { $ref: `${url}#/Loop` } }, 'main.yaml')).rejects.toThrow(/leads back to itself/);
    await expect(follow({ a: { $ref: 'file:///etc/hostname#/a' } }, 'https://example.org/a.yaml')).rejects.toThrow(
      /only https: is/,
    );
    await expect(follow({ a: { $ref: '/etc/hostname#/a' } }, 'https://example.org/a.yaml')).rejects.toThrow(
      /cannot be fetched|answered/,
    );
  });
});
