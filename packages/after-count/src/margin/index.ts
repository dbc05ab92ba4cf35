export {
  margin,
  usualRecounts,
  type ChangedPapers,
  type Margin,
  type MarginBound,
} from './bound.ts';
export { gaps, type Gap } from './gaps.ts';
export { renderMargin } from './render.ts';
