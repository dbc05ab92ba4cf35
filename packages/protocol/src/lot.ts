import { compareBytes, concat, sha256, utf8, type Bytes } from '@teller/basics';
import { electionBytes, tag } from './domain.ts';

/** What the lot of a contest is drawn from. Nobody knows all of it before the ballots are opened. */
export interface LotSeed {
  /** Election id, hex. */
  readonly election: string;
  /** Merkle root of the contest's ballot list, 32 bytes. */
  readonly listRoot: Bytes;
  /** The ballot key's private half, 32 bytes. */
  readonly privateKey: Bytes;
  readonly contest: string;
  /** Candidate ids in manifest order. */
  readonly candidates: readonly string[];
}

/**
 * The order that lots were drawn in: places of the candidates in the manifest, first drawn first.
 * Ascending by SHA-256(tag "lot" ‖ election ‖ list root ‖ private key ‖ contest ‖ 0x00 ‖ candidate).
 */
export function lotOrder(seed: LotSeed): readonly number[] {
  const common = concat(
    tag('lot'),
    electionBytes(seed.election),
    seed.listRoot,
    seed.privateKey,
    utf8(seed.contest),
    Uint8Array.of(0),
  );
  return seed.candidates
    .map((id, place) => ({ place, drawn: sha256(common, utf8(id)) }))
    .sort((a, b) => compareBytes(a.drawn, b.drawn))
    .map(({ place }) => place);
}
