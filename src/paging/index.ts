export {
  createPaged,
  type CollectOptions,
  type Drift,
  type Fetched,
  type Page,
  type Paged,
  type PageSource,
  type PagesOptions,
} from './paged.ts';
