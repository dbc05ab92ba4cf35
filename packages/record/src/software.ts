import { canonicalBytes, type Bytes, type Result } from '@teller/basics';
import * as z from 'zod/mini';
import { Text } from '@teller/election';
import { parseExactly, type FormatFault } from './canonical.ts';

/** What made the record: software.json. */
export interface Software {
  readonly format: 'teller-software/1';
  readonly name: string;
  readonly version: string;
}

/** The software that this package belongs to. */
export const teller: Software = { format: 'teller-software/1', name: 'Teller', version: '0.0.0' };

const SoftwareSchema: z.ZodMiniType<Software> = z.strictObject({
  format: z.literal('teller-software/1'),
  name: Text(100),
  version: Text(100),
});

export function buildSoftware(software: Software): Bytes {
  return canonicalBytes(software);
}

export function parseSoftware(bytes: Bytes): Result<Software, FormatFault> {
  return parseExactly(bytes, SoftwareSchema);
}
