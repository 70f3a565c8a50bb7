import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { base } from './config.ts';

/** The name under which scripts find the path the site is served under. */
const variable = 'globalThis.baseOfTheSite';
/** The stand-in as scripts hold it, so that no file has it in one piece. */
const hidden = `"${base.slice(0, -1)}"+"/"`;

/** Makes a built site independent of where it is served: pages name everything by its way from there, scripts ask the page. */
export function makeRelative(folder: string): void {
  // a server shows it under any address, from where no way is known
  rmSync(join(folder, '404.html'), { force: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    const make = name.endsWith('.html')
      ? pageFrom(name)
      : name.endsWith('.js')
        ? script
        : name.endsWith('.css')
          ? style
          : null;
    if (make === null) continue;
    const text = readFileSync(file, 'utf8');
    const made = make(text);
    if (made.includes(base)) throw new Error(`${name} still names the stand-in for the path of the site.`);
    writeFileSync(file, made);
  }
}

const pageFrom =
  (name: string) =>
  (html: string): string => {
    const up = '../'.repeat(name.split(/[/\\]/).length - 1);
    const way = up === '' ? './' : up;
    const asked = `<script>${variable}=decodeURI(new URL("${way}",location.href).pathname)</script>`;
    const withScripts = html.replaceAll(
      /(<script(?![^>]*\bsrc=)[^>]*>)([\s\S]*?)(<\/script>)/g,
      (_, open: string, code: string, close: string) => `${open}${script(code)}${close}`,
    );
    const relative = withScripts.replaceAll(
      new RegExp(`((?:href|src|srcset|content)=")${base}`, 'g'),
      (_, before: string) => `${before}${way}`,
    );
    return relative.replace('<head>', () => `<head>${asked}`);
  };

const style = (css: string): string => css.replaceAll(base, '../');

/** Each text in a script that names the stand-in is made to ask for the path where it runs. */
export function script(code: string): string {
  if (!code.includes(base)) return code;
  const file = ts.createSourceFile('script.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const changes: { at: number; end: number; text: string }[] = [];
  const look = (node: ts.Node): void => {
    const text = code.slice(node.getStart(file), node.end);
    if (ts.isStringLiteral(node) && text.includes(base)) {
      if (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
        throw new Error('A name of a property holds the stand-in for the path of the site.');
      const split = text.replaceAll(base, '\\u002f' + base.slice(1));
      changes.push({ at: node.getStart(file), end: node.end, text: `(${split}).replaceAll(${hidden},${variable})` });
    } else if (isTemplatePart(node) && text.includes(base)) {
      changes.push({ at: node.getStart(file), end: node.end, text: text.replaceAll(base, `\${${variable}}`) });
    } else ts.forEachChild(node, look);
  };
  look(file);
  let made = code;
  for (const { at, end, text } of changes.reverse()) made = made.slice(0, at) + text + made.slice(end);
  return made;
}

const isTemplatePart = (node: ts.Node): boolean =>
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);
