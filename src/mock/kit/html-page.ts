import type { Reply } from '../http/reply.ts';

/** An HTML page, as both services answer when no JSON is asked for. `between` is what comes after the doctype. */
export function htmlPage(status: number, title: string, between = ''): Reply {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    text:
      `<!DOCTYPE html>${between}<html lang="en"><head><title>${title}</title></head>` +
      `<body><h1>${title}</h1></body></html>\n`,
  };
}
