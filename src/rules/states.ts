/** The state model: every state of DfE's definitions as data, with what a provider may do in it. See `states/`. */
export * from './states/index.ts';
