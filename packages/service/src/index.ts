export { defaultLifetime } from './drain.ts';
export * from './ports/index.ts';
