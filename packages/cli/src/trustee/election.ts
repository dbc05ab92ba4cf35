import { office, record } from '@teller/api';
import { defined, err, type Result } from '@teller/basics';
import { checkFrozenElection, electionId, type Contest, type Frozen } from '@teller/election';
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
    const frozen = await readFrozen(options, holding);
    if (!frozen.ok) return complain(frozen.error);
    const { manifest } = frozen.value;
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
    const frozen = await readFrozen(options, holding);
    if (!frozen.ok) return complain(frozen.error);
    const { manifest, contests } = frozen.value;
    const { entries } = await ask(office.readLog, { named });
    const fault = await logFault(entries, election, manifest, Date.now());
    if (fault !== undefined)
      return complain(`The officers’ log is refused: ${fault}. Nothing was released.`);
    const seal = defined(
      entries.map(({ action }) => action).find((action) => action.type === 'seal'),
      'the log has a seal',
    );
    if (seal.contests.map(({ contest }) => contest).join() !== contests.map(({ id }) => id).join())
      return complain('The seal is not of this election’s contests. Nothing was released.');
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

/**
 * The election's manifest and contests: every contest is there, the one that the manifest names, and its ballot
 * key is one of those that this trustee helped to make. The error is what to tell the trustee.
 */
async function readFrozen(
  { url, election }: ElectionOptions,
  { ceremony }: TrusteeHolding,
): Promise<Result<Frozen, string>> {
  const ask = visitor(url);
  const { manifest } = await ask(record.readElection, { named: { election } });
  if (electionId(manifest) !== election)
    return err('The manifest is not the one whose hash is the election id.');
  const contests: Contest[] = [];
  for (const { id } of manifest.contests)
    contests.push(await ask(record.readContest, { named: { election, contest: id } }));
  const checked = checkFrozenElection({ manifest, contests, ceremony });
  if (checked.ok) return checked;
  const { reason, contest } = checked.error;
  const where = contest === undefined ? '' : ` (contest ${contest})`;
  return err(`The election isn’t one of the keys that you helped to make: ${reason}${where}.`);
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
