/**
 * ERS97: "How to conduct an election by the Single Transferable Vote", Electoral Reform Society, 3rd
 * edition 1997, sections 5 and 6. What each paragraph asks, and where it is done:
 *
 *   5.1.2   first preferences; papers without one are set aside: stage 1
 *   5.1.6   quota: valid papers ÷ (places + 1), two decimal places, 0.01 more unless exact
 *   5.1.7   elected: quota or more, or total active vote ÷ (places not yet filled + 1) or more; the
 *           same after every transfer of a surplus [5.3.13] and of a batch [5.4.9]  ers97/elect.ts
 *   5.2.2   surpluses that together could change no exclusion wait                 ers97/surplus.ts
 *   5.2.3   else the largest goes first; if equal, whoever had more at the earliest point where they
 *           were unequal; if never, lot
 *   5.2.5   no surplus, or all wait: exclude the lowest, as many together as cannot  ers97/exclusion.ts
 *           overtake the next; if equal, whoever had fewer at the earliest point; if never, lot
 *   5.3     only the batch received last moves, at surplus ÷ transferable papers, cut to two places,
 *           and never above the papers' present value
 *   5.4     papers of all who are excluded together, in batches of one value, highest first; after each
 *           batch: a new quota while nobody is elected [5.4.8], then elections [5.4.9]
 *   5.5.1   an exclusion that would leave as many candidates as places: they are elected instead
 *   5.5.2   all places filled: nothing more moves, the others are formally excluded
 *   5.6.2   too many equal candidates for the places: more votes at the earliest unequal point; if
 *           never unequal, none of them yet
 *
 * A batch is the papers of one value that are moved together [6.1], so each sub-stage of an exclusion is
 * a stage of its own in the transcript, with the sheet's number ("4.2") as its label, and ties look at
 * the votes after each of them.
 *
 * Where the text leaves room: nobody is elected on no votes at all; with fewer candidates than places
 * all are elected; of a surplus larger than what its papers can carry the rest is non-transferable, so
 * that whoever had it keeps the quota [5.3.7, 5.3.11]; a candidate elected because the quota fell has
 * the surplus in the batch received last, whenever that was [5.3.2].
 *
 * Reserved places, where a contest has them, are not in these rules: R3 to R8 are paragraphs of
 * RESERVED.md. Without them every step is as in the rules.
 */
import { ok, type Result } from '@teller/basics';
import type { Contest } from '../contest.ts';
import type { LotNeeded } from '../ties.ts';
import type { Transcript } from '../transcript.ts';
import { electReached, electRemaining } from './ers97/elect.ts';
import { excludeTogether, proposeDoomed, proposeExclusion } from './ers97/exclusion.ts';
import { ResultSheet } from './ers97/result-sheet.ts';
import { deferral, surplusTotal, transferLargestSurplus } from './ers97/surplus.ts';

const source = 'ERS rules, 3rd edition 1997';

export function ers97(contest: Contest): Result<Transcript, LotNeeded> {
  const sheet = new ResultSheet(contest); // [5.1.2] [5.1.6]
  const { ledger } = sheet;
  electReached(sheet, '5.1.7');
  for (;;) {
    if (sheet.open === 0) break;
    if (ledger.continuing.length <= sheet.open) {
      electRemaining(sheet);
      break;
    }
    const { doomed, guarded } = sheet.lookAhead();
    const exposed = ledger.continuing.filter((candidate) => !guarded.includes(candidate)); // [R5]
    const surpluses = surplusTotal(sheet);
    const proposed =
      doomed.length > 0
        ? ok(proposeDoomed(sheet, doomed)) // [R4]
        : proposeExclusion(sheet, exposed, surpluses);
    if (!proposed.ok) return proposed;
    if (proposed.value.length === 0) {
      const transferred = transferLargestSurplus(sheet);
      if (!transferred.ok) return transferred;
      electReached(sheet, '5.3.13');
      continue;
    }
    if (surpluses > 0 && doomed.length === 0) {
      sheet.decide({ deferred: deferral(sheet, exposed, surpluses, proposed.value.length) });
    }
    if (ledger.continuing.length - proposed.value.length === sheet.open) {
      electRemaining(sheet, proposed.value);
      break;
    }
    excludeTogether(sheet, proposed.value);
  }
  return ok(sheet.finish(source)); // [5.5.3]
}
