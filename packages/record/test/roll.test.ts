import { rollCommitment } from '@teller/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnRoll, rollInclusion } from '../src/index.ts';

const numRuns = process.env['SLOW'] === '1' ? 500 : 20;

const contests = ['chair', 'committee', 'rules'];

const member = fc.record({
  member: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
  contests: fc.subarray(contests, { minLength: 1 }),
});
const roll = fc.uniqueArray(member, {
  selector: (entry) => entry.member,
  minLength: 1,
  maxLength: 40,
});

/** Another set of contests than this one. */
function others(own: readonly string[]): readonly string[] {
  return contests.filter((id) => !own.includes(id));
}

test('every member can prove their own entry, and no other one with it', () => {
  fc.assert(
    fc.property(roll, fc.nat(), (members, pick) => {
      const roll = rollCommitment(members, contests);
      const about = { roll, contests: contests.map((id) => ({ id, sha256: 'a'.repeat(64) })) };
      for (const own of members) {
        const proof = rollInclusion(members, contests, own.member);
        if (proof === undefined) throw new Error('a proof for each member');
        expect(isOnRoll(about, own, proof)).toBe(true);
        expect(isOnRoll(about, { ...own, contests: others(own.contests) }, proof)).toBe(false);
        expect(
          isOnRoll({ ...about, roll: { ...roll, entries: members.length + 1 } }, own, proof),
        ).toBe(false);
        const other = members[pick % members.length];
        expect(other === undefined || isOnRoll(about, other, proof)).toBe(other === own);
      }
      expect(rollInclusion(members, contests, 'nobody')).toBeUndefined();
    }),
    { numRuns },
  );
});
