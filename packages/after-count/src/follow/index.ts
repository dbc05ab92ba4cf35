export {
  follow,
  shareOf,
  type FollowedPaper,
  type FollowedStage,
  type FollowRefusal,
  type Share,
} from './follow.ts';
export { formatRatio, type Ratio } from '../ratio.ts';
export { renderFollowed } from './render.ts';
