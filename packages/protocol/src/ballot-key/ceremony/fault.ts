/** What is wrong in a key ceremony, and whose doing it is where that can be said. */
export interface CeremonyFault {
  readonly reason:
    | 'too-few-trustees'
    | 'wrong-threshold'
    | 'wrong-trustees'
    | 'malformed-plan'
    | 'malformed-message'
    | 'another-ceremony'
    | 'signature-does-not-hold'
    | 'message-differs-from-its-hash'
    | 'hashes-differ'
    | 'encryption-keys-alike'
    | 'proof-does-not-hold'
    | 'code-differs'
    | 'wrong-deal'
    | 'public-key-differs';
  /** Id of the trustee whose message or deal is at fault. */
  readonly trustee: string | undefined;
  /** Place of the slot, from 0, where it is about one. */
  readonly slot?: number;
}
