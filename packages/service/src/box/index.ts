export { castBallot, receiptByToken, type CastRefusal, type ReceiptRefusal } from './cast.ts';
export type { BoxDeps, LeftOut, SealDeps } from './deps.ts';
export { sealBoxes } from './seal.ts';
