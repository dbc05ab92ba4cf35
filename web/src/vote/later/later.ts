import type { LoadedElection } from '../../api/contests.ts';
import { CastingPage } from '../cast/casting-page.tsx';
import { ReceiptPage } from '../receipt/receipt-page.tsx';
import { ReviewPage } from '../cast/review-page.tsx';
import { makeSealing, type Sealing } from '../cast/sealing.ts';

/** The pages after ranking, and the cryptography bound to this election. */
export interface Later {
  readonly CastingPage: typeof CastingPage;
  readonly ReceiptPage: typeof ReceiptPage;
  readonly ReviewPage: typeof ReviewPage;
  readonly sealing: Sealing;
}

/** What a voter needs only once something is ranked: its own chunk, so that ranking starts sooner. */
export function makeLater(election: Pick<LoadedElection, 'id' | 'manifest' | 'contests'>): Later {
  return { CastingPage, ReceiptPage, ReviewPage, sealing: makeSealing(election, election.id) };
}
