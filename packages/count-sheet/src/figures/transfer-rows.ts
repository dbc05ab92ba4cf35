/** The transfers of a count as rows with headings, however they are laid out. */
import { listed } from '../words/phrases.ts';
import { nameOf } from '../words/names.ts';
import type { Transcript } from '@teller/stv';
import { formatVotes, formatVotesFixed, isWhole, noVotes, type Votes } from '@teller/stv/votes';
import { columnHeading } from './columns.ts';
import { transfersOf, type StageTransfer } from './transfers.ts';

/** The headings of the figures: what a row doesn't have is empty. */
export interface TransferTable {
  readonly headings: readonly string[];
  readonly stages: readonly {
    /** "Stage 2: Surplus of Bob BURROWS". */
    readonly heading: string;
    readonly rows: readonly TransferRow[];
  }[];
}

export interface TransferRow {
  readonly name: string;
  readonly figures: readonly string[];
}

/** Undefined where nothing moved. */
export function transferTableOf(t: Transcript): TransferTable | undefined {
  const transfers = transfersOf(t);
  if (transfers.length === 0) return undefined;
  const shown = shownAlike(t, transfers);
  const headings =
    t.rule === 'meek-prf' ? ['Part kept'] : ['Papers', 'Received at', 'Transfer value', 'Votes'];
  return {
    headings,
    stages: transfers.map((transfer) => {
      const { title, what, who } = columnHeading(t, transfer.stage);
      return {
        heading: `${title}: ${what} ${listed(who.map((one) => nameOf(t, one)))}`.trimEnd(),
        rows: t.rule === 'meek-prf' ? kept(t, transfer, shown) : moved(t, transfer, shown),
      };
    }),
  };
}

/** What to call the votes that no paper carries on, by the rule that leaves them. */
export function roundingLossTitle({ rule }: Transcript): string {
  return rule === 'ers97' ? 'Non-transferable difference' : 'Lost in cutting';
}

type Show = (votes: Votes) => string;

function moved(t: Transcript, transfer: StageTransfer, shown: Show): readonly TransferRow[] {
  const { parcels, gained, nonTransferable, roundingLoss } = transfer;
  const aside = nonTransferable.papers > 0 || nonTransferable.votes !== noVotes;
  const lost = roundingLoss !== noVotes;
  return [
    ...parcels.map(({ papers, received, value }) => ({
      name: 'Papers',
      figures: [String(papers), shown(received), shown(value), ''],
    })),
    ...gained.map(({ candidate, papers, votes }) => ({
      name: `to ${candidate + 1} ${nameOf(t, candidate)}`,
      figures: [String(papers), '', '', shown(votes)],
    })),
    ...when(aside, {
      name: 'Non-transferable papers',
      figures: [String(nonTransferable.papers), '', '', shown(nonTransferable.votes)],
    }),
    ...when(lost, { name: roundingLossTitle(t), figures: ['', '', '', shown(roundingLoss)] }),
  ];
}

function kept(t: Transcript, { keepValues }: StageTransfer, shown: Show): readonly TransferRow[] {
  return keepValues.map(({ candidate, value }) => ({
    name: `${candidate + 1} ${nameOf(t, candidate)}`,
    figures: [shown(value)],
  }));
}

function when(applies: boolean, row: TransferRow): readonly TransferRow[] {
  return applies ? [row] : [];
}

/** With all decimal places, unless no figure has any. */
function shownAlike({ places }: Transcript, transfers: readonly StageTransfer[]): Show {
  const isWholeEach = transfers
    .flatMap(({ parcels, gained, nonTransferable, roundingLoss, keepValues }) => [
      ...parcels.flatMap(({ received, value }) => [received, value]),
      ...gained.map(({ votes }) => votes),
      nonTransferable.votes,
      roundingLoss,
      ...keepValues.map(({ value }) => value),
    ])
    .every((votes) => isWhole(votes, places));
  return (votes) => (isWholeEach ? formatVotes(votes, places) : formatVotesFixed(votes, places));
}
