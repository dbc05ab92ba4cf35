export { nodeBlindRsa } from './blind-rsa.ts';
export { holdCeremony, planCeremony, type CeremonyOf } from './ceremony.ts';
export { keptIssuingKey } from './issuing-keys.ts';
