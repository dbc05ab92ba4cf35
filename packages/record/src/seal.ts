import { sha256, toHex, type Bytes } from '@teller/basics';
import type { Manifest, Step } from '@teller/election';
import { contestAt } from '@teller/protocol';
import { ballotListRoot, type BallotList } from './ballot-list.ts';

export type Seal = Extract<Step, { readonly type: 'seal' }>;

/**
 * The `seal` step of the officers' log: from here on no ballot and no roll entry can change.
 *
 * @param lists one for each contest, in manifest order
 * @param register bytes of register.json
 */
export function sealStep(manifest: Manifest, lists: readonly BallotList[], register: Bytes): Seal {
  return {
    type: 'seal',
    contests: lists.map((list) => ({
      contest: contestAt(manifest, list.contest).id,
      ballots: list.count,
      root: ballotListRoot(list),
    })),
    register: toHex(sha256(register)),
  };
}
