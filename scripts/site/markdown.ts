import { posix } from 'node:path';
import { isFile, pageFiles, placeOf } from './places.ts';

/** What is used here of markdown-it, which is not installed with the project. */
export interface Markdown {
  readonly options: { html: boolean };
  readonly block: { readonly ruler: Ruler };
  readonly inline: { readonly ruler: Ruler };
  readonly core: { readonly ruler: Ruler };
  render: (text: string, env?: Environment) => string;
}
interface Environment {
  readonly relativePath?: string;
}
interface Token {
  type: string;
  content: string;
  hidden: boolean;
  readonly children: readonly Token[] | null;
  attrGet: (name: string) => string | null;
  attrSet: (name: string, value: string) => void;
}
interface State {
  readonly src: string;
  pos: number;
  readonly env: Environment;
  readonly tokens: readonly Token[];
  push: (type: string, tag: string, nesting: number) => Token;
}
interface Ruler {
  readonly __rules__: readonly { readonly name: string }[];
  disable: (names: readonly string[], ignoreMissing: boolean) => void;
  before: (name: string, ours: string, rule: (state: State, silent: boolean) => boolean) => void;
  push: (ours: string, rule: (state: State) => void) => void;
}

/** The HTML that our pages hold, and nothing else of it: an anchor, a comment, a line break in a cell. */
const ours = /^(?:<a id="[\w.-]+"><\/a>|<!--(?!\s*@include)[\s\S]*?-->|<br ?\/?>)/;

/**
 * Makes Markdown text and nothing but text, as a Git host shows it: no expression of a template, no component, no script,
 * no container, no file that is included. `:::`, `{{ }}`, `<T>` and `[[toc]]` are shown as they are written.
 */
export function asText(md: Markdown): void {
  md.options.html = false;
  const containers = md.block.ruler.__rules__.map(({ name }) => name).filter((name) => name.startsWith('container_'));
  md.block.ruler.disable([...containers, 'snippet', 'toc', 'tableOfContents'], true);
  md.inline.ruler.disable(['toc'], true);
  md.core.ruler.disable(['emoji'], true);
  md.inline.ruler.before('html_inline', 'our_html', (state, silent) => {
    const found = ours.exec(state.src.slice(state.pos))?.[0];
    if (found === undefined) return false;
    if (!silent && !found.startsWith('<!--')) state.push('html_inline', '', 0).content = found;
    state.pos += found.length;
    return true;
  });
  md.core.ruler.push('no_empty_paragraphs', noEmptyParagraphs);
  md.core.ruler.push('links_of_the_project', linksOfTheProject);
  const render = md.render.bind(md);
  // what Vue compiles is told to leave all of it alone
  md.render = (text, env) => `<div v-pre>${render(text, env)}</div>`;
}

/** A line that holds an anchor or a comment alone takes no room. */
function noEmptyParagraphs({ tokens }: State): void {
  for (const [i, { type, children }] of tokens.entries()) {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (type !== 'inline' || before?.type !== 'paragraph_open' || after === undefined) continue;
    if (children?.every((child) => child.type === 'html_inline' || child.type === 'softbreak') !== true) continue;
    before.hidden = true;
    after.hidden = true;
  }
}

let pages: ReadonlyMap<string, string> | null = null;
/** Pages of the site by their place, each with the file of the project it is. */
const known = (): ReadonlyMap<string, string> => (pages ??= new Map(pageFiles().map((file) => [placeOf(file), file])));

/** A link is written for the project's own folders; in the site it leads to where that file stands there. */
function linksOfTheProject({ tokens, env }: State): void {
  const file = known().get(env.relativePath ?? '');
  if (file === undefined) return;
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type !== 'link_open' && token.type !== 'image') continue;
    const name = token.type === 'image' ? 'src' : 'href';
    const address = token.attrGet(name);
    if (address !== null) token.attrSet(name, inSite(file, address));
  }
}

/** An address on a page of the project, as the same page in the site has it. */
export function inSite(file: string, address: string): string {
  if (/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test(address)) return address;
  const [path = '', anchor] = address.split('#');
  let target = posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, '');
  if (!isFile(target) && isFile(`${target}/README.md`)) target += '/README.md';
  if (!isFile(target)) return address;
  const place = placeOf(target);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (place.startsWith('public/')) return `/${place.slice('public/'.length)}`;
  const way = posix.relative(posix.dirname(placeOf(file)), place);
  return `${way.startsWith('.') ? way : `./${way}`}${hash}`;
}

/** The anchor of a heading, as Git hosts write it, so that links hold there and here. */
export const anchorOf = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
