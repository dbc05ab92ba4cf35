export { nodeBlindRsa } from './blind-rsa.ts';
export { holdCeremony } from './ceremony.ts';
export { keptIssuingKey } from './issuing-keys.ts';
export { holdKeyCeremony, planCeremony, type CeremonyOf } from './key-ceremony.ts';
