/** What each stage moved, in figures: papers, the values at which they go on, and votes. */
import type { Parcel, Portion, Stage, Transcript } from '@teller/stv';
import { noVotes, oneVoteWith, plus, type Votes } from '@teller/stv/votes';

export interface StageTransfer {
  readonly stage: Stage;
  /** The papers by the value at which they had been received, highest first. */
  readonly parcels: readonly Parcel[];
  /** Who receives how many of all these papers together, most votes first. */
  readonly gained: readonly (Portion & { readonly candidate: number })[];
  /** Papers that name nobody further. */
  readonly nonTransferable: Portion;
  /** Votes that cutting the transfer values leaves on no paper. */
  readonly roundingLoss: Votes;
  /** Meek: what those who pass something on keep of each vote that reaches them. */
  readonly keepValues: readonly { readonly candidate: number; readonly value: Votes }[];
}

/** Every stage after the first in which something moves. */
export function transfersOf(t: Transcript): readonly StageTransfer[] {
  return t.stages
    .slice(1)
    .map((stage) => transferOf(t, stage))
    .filter(({ parcels, keepValues }) => parcels.length > 0 || keepValues.length > 0);
}

function transferOf(t: Transcript, stage: Stage): StageTransfer {
  const { parcels, nonTransferable, roundingLoss } = stage.transfer;
  return {
    stage,
    parcels,
    gained: gainedFrom(parcels),
    nonTransferable,
    roundingLoss,
    keepValues: (stage.keepValues ?? []).flatMap((value, candidate) =>
      value === noVotes || value === oneVoteWith(t.places) ? [] : [{ candidate, value }],
    ),
  };
}

function gainedFrom(parcels: readonly Parcel[]): StageTransfer['gained'] {
  const all = new Map<number, Portion>();
  for (const { candidate, papers, votes } of parcels.flatMap(({ to }) => to)) {
    const before = all.get(candidate) ?? { papers: 0, votes: noVotes };
    all.set(candidate, { papers: before.papers + papers, votes: plus(before.votes, votes) });
  }
  return [...all]
    .map(([candidate, portion]) => ({ candidate, ...portion }))
    .sort((a, b) => b.votes - a.votes || a.candidate - b.candidate);
}
