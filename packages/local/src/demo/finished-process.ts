// A process of its own: casts, closes, counts and publishes a real ward on a running stack, so that
// the demonstration has a finished election. Tells its parent how far it is, then the election id.
//   finished-process.ts URL DYNAMO-ENDPOINT FOLDER
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { assert } from '@teller/basics';
import { planFromBlt } from '../rehearsal/plan.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { setUpRehearsal } from '../rehearsal/set-up.ts';
import { openStores } from '../stores.ts';

/** What this process tells its parent. */
export type FinishedNews =
  | { readonly done: number; readonly of: number }
  | { readonly finished: string };

const ward = path.resolve(
  import.meta.dirname,
  '../../../stv/data/north_lanarkshire_2017_ward14.blt',
);
/** Few at the same time, so that whoever tries the demonstration notices nothing. */
const atOnce = 4;

const [url = '', dynamo = '', folder = ''] = process.argv.slice(2);
/** The parent is gone. */
const orphaned = (): void => process.exit(1);
process.on('disconnect', orphaned);

const plan = planFromBlt(await readFile(ward, 'utf8'));
assert(plan.ok, 'the ward that comes with Teller is well formed');
const rehearsed = await setUpRehearsal(await openStores(dynamo, folder), plan.value, url);
await rehearse(url, rehearsed, plan.value.papers, { atOnce }, (_what, done, of) => {
  if (done !== undefined && of !== undefined) tell({ done, of });
});
tell({ finished: rehearsed.election });
process.off('disconnect', orphaned);
process.disconnect();

function tell(news: FinishedNews): void {
  process.send?.(news);
}
