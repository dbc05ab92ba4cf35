import * as fc from 'fast-check';

/** A small made-up election: papers one by one, and an order drawn by lot for every candidate. */
export interface SmallElection {
  readonly candidates: number;
  readonly seats: number;
  readonly papers: readonly (readonly number[])[];
  readonly withdrawn: readonly number[];
  readonly lot: readonly number[];
}

/** Few by default; many under SLOW=1. */
export const slow: boolean = process.env['SLOW'] === '1';
export const runs: { readonly numRuns: number } = { numRuns: slow ? 30_000 : 400 };

/**
 * Up to eight candidates. Papers come in bundles of equal ones, so that surpluses and equal totals are
 * common; some bundles have no preference at all.
 */
export const smallElections: fc.Arbitrary<SmallElection> = fc
  .record({ candidates: fc.integer({ min: 1, max: 8 }), seats: fc.integer({ min: 1, max: 5 }) })
  .chain(({ candidates, seats }) => {
    const everybody = [...Array(candidates).keys()];
    const order = fc.shuffledSubarray(everybody);
    const everyone = fc.shuffledSubarray(everybody, { minLength: candidates });
    const bundle = fc
      .tuple(
        fc.oneof(order, everyone),
        fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 29 })),
      )
      .map(([preferences, papers]) => Array.from({ length: papers }, () => preferences));
    return fc.record({
      candidates: fc.constant(candidates),
      seats: fc.constant(seats),
      papers: fc.array(bundle, { maxLength: 14 }).map((bundles) => bundles.flat()),
      withdrawn: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(everybody, { maxLength: candidates - 1 }) },
      ),
      lot: everyone,
    });
  });

export function namesFor(candidates: number): string[] {
  return Array.from({ length: candidates }, (_, i) => `Candidate ${i + 1}`);
}
