import { sampleOffice, SoftwarePasskey } from '@teller/rehearsal';
import { checkApproval } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import { webPrimitives } from '@teller/protocol/voter';
import { approvalChallenge, OfficerSchema, type ProposedAct } from '@teller/election';
import { expect, test } from 'vitest';

const election = 'ab'.repeat(32);
const proposed: ProposedAct = {
  act: { type: 'open' },
  contests: 'all',
  after: 'cd'.repeat(32),
  expires: '2026-11-01T09:00:00Z',
};
const challenge = approvalChallenge(election, proposed);
const passkeys = [
  SoftwarePasskey.make('es256'),
  SoftwarePasskey.make('rs256', 'RS256', sampleOffice, 2048),
  SoftwarePasskey.make('rs256-longest', 'RS256', sampleOffice, 4096),
];

test.each(passkeys.map((passkey) => [passkey.officer.id, passkey] as const))(
  '%s: an approval holds under its own officer’s key and algorithm alone, by either implementation',
  async (_, passkey) => {
    const approval = passkey.approve(election, proposed);
    for (const primitives of [nodePrimitives, webPrimitives]) {
      for (const { officer } of passkeys)
        expect(await checkApproval(challenge, approval, officer, sampleOffice, primitives)).toBe(
          officer === passkey.officer ? undefined : 'signature-does-not-hold',
        );
      const { algorithm, ...plain } = passkey.officer;
      const other = algorithm === undefined ? { ...plain, algorithm: 'RS256' as const } : plain;
      expect(await checkApproval(challenge, approval, other, sampleOffice, primitives)).toBe(
        'signature-does-not-hold',
      );
      const nobody = passkey.approve(election, proposed, { flags: 0x01 });
      expect(
        await checkApproval(challenge, nobody, passkey.officer, sampleOffice, primitives),
      ).toBe('nobody-was-verified');
    }
  },
);

test('an officer’s key is of its algorithm and length', () => {
  for (const { officer } of passkeys) {
    expect(OfficerSchema.safeParse(officer).success).toBe(true);
    const { algorithm, ...plain } = officer;
    const other = algorithm === undefined ? { ...plain, algorithm: 'RS256' } : plain;
    expect(OfficerSchema.safeParse(other).success).toBe(false);
  }
  for (const bits of [1024, 5120]) {
    const { officer } = SoftwarePasskey.make('other', 'Other', sampleOffice, bits);
    expect(OfficerSchema.safeParse(officer).success).toBe(false);
  }
});
