import { concat, defined, fromHex, utf8, type Bytes } from '@teller/basics';

/** What each hash, signature and encryption is for. No two uses share a name. */
export type Domain =
  | 'sealed ballot'
  | 'ballot'
  | 'mark'
  | 'voting token'
  | 'entitlement'
  | 'receipt'
  | 'lot'
  | 'ceremony message'
  | 'ceremony messages'
  | 'ceremony secret'
  | 'deal'
  | 'sealed share'
  | 'trustee';

/** The domain tag: UTF-8 of "teller/2 NAME", then a zero byte. No tag is a prefix of another. */
export function tag(domain: Domain): Bytes {
  return concat(utf8(`teller/2 ${domain}`), Uint8Array.of(0));
}

/** The 32 bytes of an election id. The caller holds an id, so anything else is a bug. */
export function electionBytes(election: string): Bytes {
  const bytes = fromHex(election);
  return defined(
    bytes.ok && bytes.value.length === 32 ? bytes.value : undefined,
    'an election id is 64 hexadecimal digits',
  );
}
