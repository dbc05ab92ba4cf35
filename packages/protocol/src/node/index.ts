export { nodeSha256 } from './hash.ts';
export { loadIssuingKey, makeIssuingKey, type BlindFault, type IssuingKey } from './issuing-key.ts';
export { nodePrimitives } from './primitives.ts';
export { nodeRandom } from './random.ts';
export { loadReceiptKey, makeReceiptKey, signReceipt, type ReceiptKey } from './receipt-key.ts';
