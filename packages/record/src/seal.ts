import { defined } from '@teller/basics';
import type { Manifest, Step } from '@teller/election';

export type Seal = Extract<Step, { readonly type: 'seal' }>;

/**
 * The `seal` step of the officers' log: from here on no ballot and no roll entry can change.
 *
 * @param lists number and Merkle root (hex) of each contest's ballots, in manifest order
 * @param register SHA-256 of register.bin, hex
 */
export function sealStep(
  manifest: Manifest,
  lists: readonly { readonly ballots: number; readonly root: string }[],
  register: string,
): Seal {
  return {
    type: 'seal',
    contests: lists.map((list, n) => ({
      contest: defined(manifest.contests[n], 'a contest').id,
      ...list,
    })),
    register,
  };
}
