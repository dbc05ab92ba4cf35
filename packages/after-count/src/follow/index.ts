export { follow, shareOf, type FollowedPaper } from './follow.ts';
export { formatRatio, type Ratio } from '../ratio.ts';
export { renderFollowed } from './render.ts';
export type { FollowedStage, FollowRefusal, Share } from './share.ts';
