export { compare, type Comparison, type Fate, type Parting } from './compare.ts';
export { recount, type Change, type Recount, type RecountRefusal } from './recount.ts';
export { renderComparison } from './render.ts';
