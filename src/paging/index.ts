export {
  createPaged,
  type CollectOptions,
  type Drift,
  type Fetched,
  type Page,
  type Paged,
  type PageSource,
} from './paged.ts';
