export type { BlindFault } from './blind-sign.ts';
export { nodeSha256, startNodeSha256 } from './hash.ts';
export { loadIssuingKey, makeIssuingKey, type IssuingKey } from './issuing-key.ts';
export { nodePrimitives } from './primitives.ts';
export { nodeRandom } from './random.ts';
export {
  loadSigningKey,
  makeSigningKey,
  signEntitlement,
  signReceipt,
  type SigningKey,
} from './signing-key.ts';
