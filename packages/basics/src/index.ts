export { assert, defined, ImpossibleError, unreachable } from './assert.ts';
export {
  compareBytes,
  concat,
  equalBytes,
  fromBase64url,
  fromHex,
  toBase64url,
  toHex,
  uintBytes,
  utf8,
  type Bytes,
} from './bytes.ts';
export { canonicalBytes, canonicalJson, type Json } from './canonical-json.ts';
export { displayNames } from './display-names.ts';
export { grouped } from './grouped.ts';
export { hiddenInName, hiddenInText, type HiddenCharacter } from './hidden-character.ts';
export { ordinal } from './ordinal.ts';
export { err, ok, type Result } from './result.ts';
export { sha256, startSha256, type RunningHash } from './sha256.ts';
export { systemErrorWords } from './system-error.ts';
