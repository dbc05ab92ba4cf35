import type { Signed, TrusteeMessage } from '@teller/election';
import { readReceiptCode, receiptCode } from '../../receipt.ts';
import { hashMessages } from './messages.ts';

/**
 * The code that trustees read to each other: 80 bits over everybody's message, and so over all signing keys,
 * encryption keys and commitments. Whoever carries the messages and puts keys of their own in has to make
 * two trustees' codes equal, and can't search for that: each trustee's message is fixed by its hash before the
 * others are shown, and changes the code by bits that nobody else knew.
 */
export function ceremonyCode(messages: readonly Signed<TrusteeMessage>[]): string {
  return receiptCode(hashMessages(messages));
}

/** Whether a code, as it was heard and typed, is that of these messages. */
export function isCodeOf(typed: string, messages: readonly Signed<TrusteeMessage>[]): boolean {
  return readReceiptCode(typed) === ceremonyCode(messages);
}
