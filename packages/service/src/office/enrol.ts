import type { CreationOptions } from '@teller/api';
import { err, ok, sha256, toBase64url, toHex, utf8, type Bytes, type Result } from '@teller/basics';
import { instant, isKnown, propose, proposedIn } from '@teller/election';
import type { Officer, ProposedAct } from '@teller/election';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { seconds } from '../clock/seconds.ts';
import { proposalId, readLog, type Logged } from '../officers-log/log.ts';
import type { SetupCode } from '../ports/setup-codes.ts';
import { secretHash, secretKey } from '../secrets/secret.ts';
import { enrols } from './approve.ts';
import type { OfficeDeps } from './deps.ts';
import { algorithms, verifyRegistration } from './passkey.ts';

/** Seconds. */
const setupCodeLife = 7 * 24 * 60 * 60;

type CodeRefusal = 'unknown-election' | 'setup-code-not-valid';

export type EnrolmentRefusal = CodeRefusal | 'setup-code-used' | 'passkey-refused';

/** Makes a one-time set-up code, to be given to a new officer. An operator's act. */
export async function makeSetupCode(
  deps: Pick<OfficeDeps, 'setupCodes' | 'clock' | 'random'>,
  election: string,
): Promise<string> {
  const code = toBase64url(deps.random(16));
  await deps.setupCodes.create({
    election,
    key: secretKey('setup code', election, code),
    expiresAt: seconds(deps.clock.now()) + setupCodeLife,
  });
  return code;
}

/** What the browser needs to make a passkey. The same code always gives the same challenge. */
export async function enrolmentOptions(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly setupCode: string; readonly name: string },
): Promise<Result<CreationOptions, CodeRefusal>> {
  const found = await usableCode(deps, asked);
  if (!found.ok) return found;
  const { logged } = found.value;
  const { manifest } = logged;
  return ok({
    challenge: toBase64url(registrationChallenge(asked)),
    rp: { id: manifest.office.relyingParty, name: manifest.organisation },
    user: {
      id: toBase64url(sha256(utf8(asked.election), utf8(asked.name)).subarray(0, 16)),
      name: asked.name,
      displayName: asked.name,
    },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: 300_000,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: logged.standing.officers.map(({ credential }) => ({
      type: 'public-key',
      id: credential,
    })),
  });
}

/**
 * Takes the passkey of who holds the set-up code and proposes its holder as an officer; the officers
 * approve it or don't. The same passkey again gives the same proposal.
 */
export async function enrol(
  deps: OfficeDeps,
  asked: {
    readonly election: string;
    readonly setupCode: string;
    readonly name: string;
    readonly response: RegistrationResponseJSON;
  },
): Promise<Result<{ readonly proposal: string }, EnrolmentRefusal>> {
  const found = await usableCode(deps, asked);
  if (!found.ok) return found;
  const { logged, code } = found.value;
  const passkey = await verifyRegistration(
    logged.manifest.office,
    registrationChallenge(asked),
    asked.response,
  );
  if (!passkey.ok) return passkey;
  const officer: Officer = {
    id: `officer-${toHex(sha256(utf8(passkey.value.credential))).slice(0, 12)}`,
    name: asked.name,
    ...passkey.value,
  };
  if (code.used === null && isKnown(logged.standing.officers, officer))
    return err('passkey-refused');

  // The first commit point: the code is used, by this passkey and at this time. Recovery sees an
  // unused code, or the same act, which is then proposed again under the same id.
  const { used } = await deps.setupCodes.use(asked.election, code.key, {
    officer,
    at: instant(deps.clock.now()),
  });
  if (used === null || used.officer.publicKey !== officer.publicKey) return err('setup-code-used');
  // The second: the act waits for approvals, unless it does already, or is in the log.
  const known = await knownProposal(deps, logged, used.officer);
  if (known !== undefined) return ok({ proposal: proposalId(asked.election, known) });
  const proposed = propose(logged, { type: 'enrol-officer', officer }, deps.clock.now());
  const id = proposalId(asked.election, proposed);
  await deps.proposals.propose(asked.election, id, proposed);
  return ok({ proposal: id });
}

async function knownProposal(
  deps: OfficeDeps,
  { election, log }: Logged,
  officer: Officer,
): Promise<ProposedAct | undefined> {
  const waiting = await deps.proposals.list(election);
  const logged = log.flatMap((entry) => proposedIn(log, election, entry) ?? []);
  return [...logged, ...waiting.map(({ proposed }) => proposed)].find((one) =>
    enrols(one, officer),
  );
}

async function usableCode(
  deps: OfficeDeps,
  asked: { readonly election: string; readonly setupCode: string },
): Promise<Result<{ readonly logged: Logged; readonly code: SetupCode }, CodeRefusal>> {
  const logged = await readLog(deps, asked.election);
  if (logged === undefined) return err('unknown-election');
  const key = secretKey('setup code', asked.election, asked.setupCode);
  const code = await deps.setupCodes.get(asked.election, key);
  if (code === undefined || code.expiresAt <= seconds(deps.clock.now()))
    return err('setup-code-not-valid');
  return ok({ logged, code });
}

/** Only who holds the code can know it; the code is used once, and so is its challenge. */
function registrationChallenge(asked: {
  readonly election: string;
  readonly setupCode: string;
}): Bytes {
  return secretHash('registration challenge', asked.election, asked.setupCode);
}
