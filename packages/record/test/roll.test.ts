import { rollCommitment } from '@teller/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnRoll, rollInclusion } from '../src/index.ts';

const numRuns = process.env['SLOW'] === '1' ? 500 : 20;

const member = fc.record({
  member: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
  contests: fc.subarray(['chair', 'committee', 'rules'], { minLength: 1 }),
});
const roll = fc.uniqueArray(member, {
  selector: (entry) => entry.member,
  minLength: 1,
  maxLength: 40,
});

test('every member can prove their own entry, and no other one with it', () => {
  fc.assert(
    fc.property(roll, fc.nat(), (members, pick) => {
      const commitment = rollCommitment(members);
      for (const own of members) {
        const proof = rollInclusion(members, own.member);
        if (proof === undefined) throw new Error('a proof for each member');
        expect(isOnRoll(commitment, own, proof)).toBe(true);
        expect(isOnRoll(commitment, { ...own, contests: ['other'] }, proof)).toBe(false);
        expect(isOnRoll({ ...commitment, entries: members.length + 1 }, own, proof)).toBe(false);
        const other = members[pick % members.length];
        expect(other === undefined || isOnRoll(commitment, other, proof)).toBe(other === own);
      }
      expect(rollInclusion(members, 'nobody')).toBeUndefined();
    }),
    { numRuns },
  );
});
