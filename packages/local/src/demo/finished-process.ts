// A process of its own: holds an election over a real ward's papers, and shows its record on a stack
// that is running, so that the demonstration has a finished election. Tells its parent how far it is.
//   finished-process.ts DYNAMO-ENDPOINT FOLDER
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { assert } from '@teller/basics';
import { rehearseOnItsOwn } from '../rehearsal/on-its-own.ts';
import { planFromBlt } from '@teller/rehearsal';
import { openStores } from '../stores.ts';
import { reasonOf } from '../reason.ts';
import { adoptRecord } from './adopt.ts';

/** What this process tells its parent. */
export type FinishedNews =
  | { readonly done: number; readonly of: number }
  | { readonly finished: string }
  /** Why it could not go on, as half a sentence. */
  | { readonly stopped: string };

const ward = path.resolve(
  import.meta.dirname,
  '../../../stv/data/north_lanarkshire_2017_ward14.blt',
);

const [dynamo = '', folder = ''] = process.argv.slice(2);
/** The parent is gone. */
const orphaned = (): void => process.exit(1);
process.on('disconnect', orphaned);
// Whoever tries the demonstration comes first; the server started from here inherits this.
setPriority(constants.priority.PRIORITY_LOW);

try {
  const plan = planFromBlt(await readFile(ward, 'utf8'));
  assert(plan.ok, 'the ward that comes with Teller is well formed');
  const { record } = await rehearseOnItsOwn(plan.value, { atOnce: 12 }, (_what, done, of) => {
    if (done !== undefined && of !== undefined) tell({ done, of });
  });
  tell({ finished: await adoptRecord(await openStores(dynamo, folder), record) });
} catch (error) {
  tell({ stopped: reasonOf(error) });
  process.exitCode = 1;
}
process.off('disconnect', orphaned);
if (process.connected) process.disconnect();

function tell(news: FinishedNews): void {
  process.send?.(news);
}
