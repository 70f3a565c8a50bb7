import { createHash } from 'node:crypto';
import { declarationStateNames } from '../../../rules/states/index.ts';

/** Colours of the states in their order, on light and on dark. What goes well is green and blue, what is taken back warm. */
const light = ['#8a8f98', '#3b7dd8', '#6b4fa0', '#1aa3a3', '#2f8f4e', '#b0b4ba', '#e08a1e', '#c2402f'];
const dark = ['#9aa0a8', '#6aa5f0', '#a48ad8', '#4cc4c4', '#5fbf7f', '#5f646b', '#f0a94a', '#e8705f'];

/** The class by which a state is drawn; one that is not known has the last. */
export function colourOf(state: string): string {
  const at = declarationStateNames.findIndex((name) => name === state);
  return at === -1 ? 'c-other' : `c${at}`;
}

const fills = (colours: readonly string[]): string =>
  `${colours.map((colour, i) => `.c${i}{fill:${colour}}`).join('')}.c-other{fill:${colours[0] ?? ''}}`;

export const style = `
:root{color-scheme:light dark;--ink:#1c2024;--soft:#555d66;--line:#d9dde2;--page:#fff;--band:#f5f6f8}
body{margin:0 auto;max-width:62rem;padding:1.5rem;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.2rem;margin:2.2rem 0 .3rem;border-top:1px solid var(--line);padding-top:1.2rem}
p{margin:.3rem 0 .7rem;max-width:46rem}.soft,.none,caption{color:var(--soft)}
dl.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:1rem 0}dl.facts dt{color:var(--soft);font-size:.85rem}dl.facts dd{margin:0}
ul.main{display:flex;flex-wrap:wrap;gap:.8rem;list-style:none;margin:1rem 0;padding:0}
ul.main li{background:var(--band);border-radius:.5rem;padding:.7rem 1rem;min-width:9rem}ul.main strong{display:block;font-size:1.7rem;line-height:1.2}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:.4rem 0 1rem;font-size:.93rem}caption{text-align:left;padding-bottom:.3rem}
th,td{padding:.25rem .9rem .25rem 0;text-align:left;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top;overflow-wrap:break-word}
thead th{color:var(--soft);overflow-wrap:normal}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:.6rem 0}svg{max-width:100%;height:auto}svg.key{height:10px}svg text{fill:var(--ink);font-size:13px}rect{stroke:var(--page);stroke-width:1}
.legend span{margin-right:1rem;white-space:nowrap}summary{cursor:pointer;color:var(--soft)}footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--soft);font-size:.9rem}
${fills(light)}.one{fill:${light[1] ?? ''}}.last{fill:${light[6] ?? ''}}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a0a7b0;--line:#363b42;--page:#15181c;--band:#20242a}
${fills(dark)}.one{fill:${dark[1] ?? ''}}.last{fill:${dark[6] ?? ''}}}
@media print{body{max-width:none;padding:0}}
`;

/** Nothing is loaded, run, sent or framed; the one style is known by its hash. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
