import { assert, concat, err, fromHex, ok, toHex, uintBytes } from '@teller/basics';
import type { Bytes, Result } from '@teller/basics';
import { contestBits, hasContest, type Manifest } from '@teller/election';
import {
  readFile,
  writeFile,
  type Chunks,
  type Closing,
  type ExpectedHead,
  type FileFault,
  type FileReader,
} from './fixed-width.ts';
import type { RollMember } from './roll.ts';

/** The way by which a member got their code, where it was not the mail to their own address. */
export const channels = [
  'own-mail',
  'contact-corrected',
  'code-handed-out',
  'letter',
  'supplementary',
] as const;

export type Channel = (typeof channels)[number];

/** One roll entry, and the contests it took a voting token for. */
export interface RegisterEntry extends RollMember {
  readonly channel: Channel;
  /** A list for each issuer, in manifest order: what that issuer says it issued. */
  readonly issued: readonly (readonly string[])[];
}

/** What the register says of itself, beyond what every file does. */
export interface RegisterHead {
  /** How many of its entries, the last ones, were added to the roll after it was frozen. */
  readonly supplementary: number;
  /** How many contacts were corrected, as the roll's own log has it. */
  readonly corrections: number;
}

export type RegisterFault = FileFault | 'more-supplementary-than-entries';

const memberLength = 32;
const extra = 8;

/** Bytes of a set of contests. */
function setLength(manifest: Manifest): number {
  return Math.ceil(manifest.contests.length / 8);
}

function registerHead({ manifest, election, close }: Closing): ExpectedHead {
  const width = memberLength + 1 + setLength(manifest) * (1 + manifest.issuers.length);
  return { kind: 'register', election, close, place: 0, width };
}

/**
 * An entry: member hash ‖ channel ‖ contests entitled to ‖ for each issuer the contests it issued for, each
 * a set of bits ({@link contestBits}).
 */
export function encodeRegisterEntry(manifest: Manifest, entry: RegisterEntry): Bytes {
  const among = manifest.contests.map(({ id }) => id);
  const member = fromHex(entry.member);
  assert(member.ok && member.value.length === memberLength, 'a member hash has 32 bytes');
  return concat(
    member.value,
    Uint8Array.of(channels.indexOf(entry.channel)),
    contestBits(entry.contests, among),
    ...entry.issued.map((column) => contestBits(column, among)),
  );
}

/**
 * register.bin: who could vote and who took a token, without names. Head ‖ supplementary entries (u32) ‖
 * contacts corrected (u32) ‖ the entries of the roll, sorted by member hash ‖ the supplementary ones, sorted.
 */
export function writeRegister(
  closing: Closing,
  { supplementary, corrections }: RegisterHead,
  count: number,
  entries: Chunks,
): AsyncIterable<Bytes> {
  const numbers = concat(uintBytes(supplementary, 4), uintBytes(corrections, 4));
  return writeFile({ ...registerHead(closing), count }, entries, numbers);
}

/** The register while it is read. What its entries say is not looked at. */
export interface RegisterReader extends FileReader, RegisterHead {
  readonly layout: RegisterLayout;
}

export async function readRegister(
  chunks: Chunks,
  closing: Closing,
  bytes?: number,
): Promise<Result<RegisterReader, RegisterFault>> {
  const options = bytes === undefined ? { extra } : { extra, bytes };
  const file = await readFile(chunks, registerHead(closing), options);
  if (!file.ok) return file;
  const { afterHead } = file.value;
  const numbers = new DataView(afterHead.buffer, afterHead.byteOffset);
  const [supplementary, corrections] = [numbers.getUint32(0), numbers.getUint32(4)];
  if (supplementary > file.value.count) return err('more-supplementary-than-entries');
  const layout = new RegisterLayout(closing.manifest);
  return ok({ ...file.value, supplementary, corrections, layout });
}

/** Where things are in an entry. */
export class RegisterLayout {
  readonly #set: number;
  readonly #contests: readonly string[];

  constructor({ contests, issuers }: Manifest) {
    this.#contests = contests.map(({ id }) => id);
    this.#set = Math.ceil(contests.length / 8);
    this.issuers = issuers.length;
  }

  readonly issuers: number;

  member(entry: Bytes): Bytes {
    return entry.subarray(0, memberLength);
  }

  /** The byte of the channel; see {@link channels}. */
  channel(entry: Bytes): number {
    return entry[memberLength] as number;
  }

  /** Contests entitled to, as a set. */
  entitled(entry: Bytes): Bytes {
    return this.#setAt(entry, 0);
  }

  /** Contests for which this issuer issued a token, as a set. */
  issued(entry: Bytes, issuer: number): Bytes {
    return this.#setAt(entry, 1 + issuer);
  }

  /** The entry with its contests by name. */
  decode(entry: Bytes): Omit<RegisterEntry, 'channel'> & { readonly channel: Channel | undefined } {
    const named = (set: Bytes): string[] => this.#contests.filter((_, n) => hasContest(set, n));
    return {
      member: toHex(this.member(entry)),
      channel: channels[this.channel(entry)],
      contests: named(this.entitled(entry)),
      issued: Array.from({ length: this.issuers }, (_, n) => named(this.issued(entry, n))),
    };
  }

  #setAt(entry: Bytes, n: number): Bytes {
    const from = memberLength + 1 + n * this.#set;
    return entry.subarray(from, from + this.#set);
  }
}

/** How many tokens each issuer issued for each contest, added up entry by entry. */
export class IssuedTotals {
  readonly #layout: RegisterLayout;
  /** By issuer, then by contest. */
  readonly #totals: readonly number[][];

  constructor(manifest: Manifest) {
    this.#layout = new RegisterLayout(manifest);
    this.#totals = manifest.issuers.map(() => manifest.contests.map(() => 0));
  }

  add(entry: Bytes): void {
    for (const [issuer, totals] of this.#totals.entries()) {
      const issued = this.#layout.issued(entry, issuer);
      for (let n = 0; n < totals.length; n++)
        if (hasContest(issued, n)) totals[n] = (totals[n] ?? 0) + 1;
    }
  }

  /** How many whole tokens a contest can have: a token needs every issuer, so the least that any issued. */
  least(contest: number): number {
    return Math.min(...this.#totals.map((totals) => totals[contest] ?? 0));
  }
}
