import type { Bytes } from '@teller/basics';
import type { Manifest } from '@teller/election';
import { blindedMessages, finishToken, prepareToken, sealBallot } from '@teller/protocol/voter';
import type { PendingToken } from '@teller/protocol/voter';
import { issueToken, openSession, requestCode } from '@teller/service/roll';
import { bytesOf, issuingKeys, valueOf, type World } from './world.ts';

/** Signs a member in; gives the session's secret. */
export async function signIn(world: World, election: string, n: number): Promise<string> {
  const email = `member-${n}@example.org`;
  const { challenge } = valueOf(await requestCode(world.roll, { election, email }));
  const code = codeIn(world, email);
  return valueOf(await openSession(world.roll, { election, challenge, code })).secret;
}

/** The code in the newest mail to an address. */
export function codeIn(world: World, email: string): string {
  const mail = world.mail.sent.findLast(({ to }) => to === email);
  return /code to sign in is (\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Takes a token over the roll service and makes a ballot with it. */
export async function vote(
  world: World,
  election: { readonly election: string; readonly manifest: Manifest },
  member: number,
  contest: number,
  marks: readonly number[],
): Promise<Bytes> {
  const { manifest } = election;
  const secret = await signIn(world, election.election, member);
  const pending = await prepareToken(manifest, election.election, contest);
  const issued = valueOf(
    await issueToken(world.roll, secret, {
      contest: manifest.contests[contest]?.id ?? '',
      blinded: blindedMessages(pending).map(bytesOf),
    }),
  );
  return seal(election, pending, issued.blindSignatures, marks);
}

/** Makes a ballot with a token that the issuing key signed directly, without a member. */
export async function forgeBallot(
  election: { readonly election: string; readonly manifest: Manifest },
  contest: number,
  marks: readonly number[],
): Promise<Bytes> {
  const pending = await prepareToken(election.manifest, election.election, contest);
  const signatures = blindedMessages(pending).map((message) => {
    const signed = issuingKeys[contest]?.signBlind(bytesOf(message));
    if (signed?.ok !== true) throw new Error('not signed');
    return Buffer.from(signed.value).toString('base64url');
  });
  return seal(election, pending, signatures, marks);
}

async function seal(
  { election, manifest }: { readonly election: string; readonly manifest: Manifest },
  pending: PendingToken,
  blindSignatures: readonly string[],
  marks: readonly number[],
): Promise<Bytes> {
  const token = valueOf(await finishToken(pending, blindSignatures, manifest));
  return sealBallot(manifest, election, token, marks);
}
