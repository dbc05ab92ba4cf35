import { office, record } from '@teller/api';
import { defined } from '@teller/basics';
import { ceremonyHash, checkContests, electionId, type Contest } from '@teller/election';
import { checkpointOf } from '@teller/record';
import { RefusedError, visitor } from '@teller/rehearsal';
import { confirmElection, releaseShares, type TrusteeHolding } from '@teller/protocol/trustee';
import { complain, say } from '../terminal/complain.ts';
import { logFault } from './check-log.ts';
import { keep, readKept } from './kept.ts';

/** Whose shares, for which election, and where it is. */
export interface ElectionOptions {
  readonly keep: string;
  readonly url: string;
  readonly election: string;
}

/** Confirms an election before it opens: from then on the shares are for it alone. Gives the exit code. */
export async function confirm(options: ElectionOptions): Promise<number> {
  const holding = await readHolding(options.keep);
  if (typeof holding === 'number') return holding;
  return answered(async () => {
    const { manifest } = await visitor(options.url)(record.readElection, {
      named: { election: options.election },
    });
    if (electionId(manifest) !== options.election)
      return complain('The manifest is not the one whose hash is the election id.');
    const confirmed = confirmElection(holding, options.election, manifest);
    if (!confirmed.ok) return complain(`It can’t be confirmed: ${confirmed.error}.`);
    await keep(options.keep, confirmed.value.holding);
    process.stdout.write(`${JSON.stringify(confirmed.value.confirmation)}\n`);
    say(`${manifest.title}: your shares are for this election now, and for no other.`);
    return 0;
  });
}

/**
 * Checks manifest, contests and the officers' log, with the close and the seal in it, and hands in the shares
 * of all contests. Gives the exit code.
 */
export async function release(options: ElectionOptions): Promise<number> {
  const holding = await readHolding(options.keep);
  if (typeof holding === 'number') return holding;
  return answered(async () => {
    const { election, url } = options;
    const ask = visitor(url);
    const named = { election };
    const { manifest } = await ask(record.readElection, { named });
    if (electionId(manifest) !== election)
      return complain('The manifest is not the one whose hash is the election id.');
    if (manifest.ceremony !== ceremonyHash(holding.ceremony))
      return complain('Your shares are not of this election’s keys.');
    const contests: Contest[] = [];
    for (const { id } of manifest.contests)
      contests.push(await ask(record.readContest, { named: { election, contest: id } }));
    if (!checkContests({ manifest, contests }).ok)
      return complain('The contests are not those that the manifest names.');
    const { entries } = await ask(office.readLog, { named });
    const fault = await logFault(entries, election, manifest);
    if (fault !== undefined)
      return complain(`The officers’ log is refused: ${fault}. Nothing was released.`);
    const seal = defined(
      entries.map(({ action }) => action).find((action) => action.type === 'seal'),
      'the log has a seal',
    );
    const sealed = contests.map(({ id, slot, ballotKey }, place) => {
      const { root } = defined(seal.contests[place], 'a line for each contest');
      return { id, slot, ballotKey, root };
    });
    const made = await releaseShares(holding, election, sealed, checkpointOf(entries));
    if (!made.ok) return complain(`Nothing was released: ${made.error}.`);
    // Kept before it is sent: from then on no other root is signed.
    await keep(options.keep, made.value.holding);
    await ask(office.releaseShares, { named, body: made.value.act });
    say(`${manifest.title}: your shares of ${contests.length} ballot keys are handed in.`);
    return 0;
  });
}

async function readHolding(file: string): Promise<TrusteeHolding | number> {
  const kept = await readKept(file);
  if (!kept.ok) return complain(kept.error);
  if (kept.value.format === 'teller-trustee-holding/1') return kept.value;
  return complain('Your key ceremony is not over yet: teller trustee ceremony');
}

async function answered(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RefusedError) return complain(`The service refused: ${error.message}`);
    throw error;
  }
}
