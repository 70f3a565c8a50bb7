import { anchorOf, asText } from './markdown.ts';
import { withoutScripts } from './noscript.ts';
import { sidebar } from './places.ts';

/** Stands for the path the site is served under, which nobody knows when it is built; `relative.ts` takes it out again. */
export const base = '/base-of-the-site/';

/** The configuration of vitepress. Its types are not installed with the project, so it is a plain object. */
export default {
  base,
  lang: 'en-GB',
  title: 'lead-provider-sdk',
  description: 'A TypeScript client, rules and a mock for the lead provider API v3 (rect and ecf)',
  outDir: process.env['SITE_OUT'],
  cacheDir: process.env['SITE_CACHE'],
  metaChunk: true,
  head: [
    ['noscript', {}, withoutScripts],
    ['link', { rel: 'icon', href: 'data:,' }],
  ],
  markdown: {
    html: false,
    attrs: { disable: true },
    anchor: { slugify: anchorOf },
    config: asText,
  },
  themeConfig: {
    search: { provider: 'local', options: { detailedView: false } },
    outline: [2, 3],
    sidebar: await sidebar(),
    nav: [
      { text: 'Overview', link: '/overview' },
      { text: 'Jobs', link: '/jobs/open-a-cohort' },
      { text: 'Rules', link: '/rules' },
      { text: 'API', link: '/api/' },
    ],
  },
};
