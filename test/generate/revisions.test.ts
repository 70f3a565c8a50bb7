import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareDescriptions } from '../../src/generate/diff/compare.ts';
import type { OpenApiDocument } from '../../src/generate/document.ts';
import { generateClient } from '../../src/generate/generate-client.ts';
import { Project } from './support/project.ts';
import { baseDocument, revisedDocument, revisions, use } from './support/revisions.ts';

let project: Project;
let base: OpenApiDocument;
let errors: readonly string[];

const generated = async (name: string, document: OpenApiDocument): Promise<void> => {
  const source = { location: '', name, bundled: false };
  const files = await generateClient('rect', { source, document, written: '3.1.0', repairs: [], corrections: [] });
  for (const [file, text] of Object.entries(files)) await project.write(`${name}/dfe/${file}`, text);
};

beforeAll(async () => {
  project = await Project.create();
  base = await baseDocument();
  await generated('base', base);
  await project.write('base/use.ts', use);
  for (const revision of revisions) {
    await generated(revision.file, await revisedDocument(revision.file));
    await project.write(`${revision.file}/use.ts`, `${use}\n${revision.use ?? ''}\n`);
  }
  // one program for all: the compiler reads this package's sources once
  errors = project.errors(['base', ...revisions.map(({ file }) => file)].map((name) => `${name}/use.ts`));
}, 300_000);

afterAll(() => project.remove());

const errorsOf = (name: string): string[] => errors.filter((error) => error.startsWith(`${name}/`));

test('there are twelve revisions', () => {
  expect(revisions).toHaveLength(12);
});

test('the code written for the first description compiles against it', () => {
  expect(errorsOf('base')).toEqual([]);
});

describe.each(revisions)('$file', ({ file, changes, errors: expected }) => {
  test('the difference is told, by place and by wrapper', async () => {
    const report = compareDescriptions(
      'rect',
      { name: 'old', document: base },
      { name: 'new', document: await revisedDocument(file) },
    );
    const told = report.changes.map(({ severity, kind, place, operations }) => [
      severity,
      kind,
      place,
      operations.map(({ wrapper }) => wrapper ?? 'raw').sort(),
    ]);
    expect(told).toEqual(
      changes.map(([severity, kind, place, wrappers]) => [severity, kind, place, [...wrappers].sort()]),
    );
    const count = (severity: string): number => changes.filter(([known]) => known === severity).length;
    expect(report.summary).toEqual({
      breaking: count('breaking'),
      warning: count('warning'),
      harmless: count('harmless'),
    });
  }, 60_000);

  test('the compiler says so too, and nothing else', () => {
    const found = errorsOf(file);
    expect(found).toHaveLength(expected.length);
    expected.forEach((words, i) => expect(found[i]).toMatch(words));
  });
});

test('a renamed operation or attribute is told of as perhaps renamed', async () => {
  const messages = async (file: string): Promise<string[]> =>
    compareDescriptions(
      'rect',
      { name: 'old', document: base },
      { name: 'new', document: await revisedDocument(file) },
    ).changes.map(({ message }) => message);
  expect(await messages('03-attribute-renamed')).toEqual([
    expect.stringContaining('Perhaps it was renamed to trn.'),
    expect.stringContaining('Perhaps it was renamed from teacher_reference_number.'),
  ]);
  expect(await messages('11-operation-renamed')).toEqual([
    expect.stringContaining('GET /api/v3/finance-statements/{id}'),
    expect.stringContaining('GET /api/v3/statements/{id}'),
  ]);
}, 60_000);
