import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { office, type Approved, type Failure } from '@teller/api';
import { err, toBase64url, type Result } from '@teller/basics';
import {
  approvalChallenge,
  signInChallenge,
  type Approval,
  type Manifest,
  type Officer,
  type ProposedAct,
} from '@teller/election';
import { call } from '../api/call.ts';

/** The browser gave no passkey: cancelled, timed out, or none there for this site. */
interface NoPasskey {
  readonly kind: 'no-passkey';
}

export type PasskeyFailure = Failure | NoPasskey;

export async function signIn(
  election: string,
): Promise<Result<{ readonly officer: string }, PasskeyFailure>> {
  const options = await call(office.startSignIn, { body: { election } });
  if (!options.ok) return options;
  const { nonce, ...rest } = options.value;
  const allowCredentials = [...rest.allowCredentials];
  // Worked out here, so that no server can have an approval signed as if it were a sign-in.
  const challenge = toBase64url(signInChallenge(election, nonce));
  const answer = await asked(() =>
    startAuthentication({ optionsJSON: { ...rest, allowCredentials, challenge } }),
  );
  if (!answer) return err({ kind: 'no-passkey' });
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  const { id, rawId, type } = answer;
  // Extension results stay here: they may carry secrets of the authenticator.
  return call(office.openSession, {
    body: {
      election,
      nonce,
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
    },
  });
}

/** Makes a passkey for who holds the set-up code, and asks the officers to take its holder in. */
export async function enrol(
  election: string,
  setupCode: string,
  name: string,
): Promise<Result<{ readonly proposal: string }, PasskeyFailure>> {
  const options = await call(office.startEnrolment, { body: { election, setupCode, name } });
  if (!options.ok) return options;
  const optionsJSON = {
    ...options.value,
    pubKeyCredParams: [...options.value.pubKeyCredParams],
    excludeCredentials: [...options.value.excludeCredentials],
  };
  const answer = await asked(() => startRegistration({ optionsJSON }));
  if (!answer) return err({ kind: 'no-passkey' });
  const { clientDataJSON, attestationObject } = answer.response;
  const { id, rawId, type } = answer;
  return call(office.enrol, {
    body: {
      election,
      setupCode,
      name,
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
    },
  });
}

/** Signs exactly this act, for this place in the log, with the officer's own passkey, and hands it in. */
export async function approve(
  election: string,
  { relyingParty }: Manifest['office'],
  officer: Officer,
  proposed: ProposedAct,
): Promise<Result<Approved, PasskeyFailure>> {
  const answer = await asked(() =>
    startAuthentication({
      optionsJSON: {
        challenge: toBase64url(approvalChallenge(election, proposed)),
        rpId: relyingParty,
        allowCredentials: [{ id: officer.credential, type: 'public-key' }],
        userVerification: 'required',
        timeout: 120_000,
      },
    }),
  );
  if (!answer) return err({ kind: 'no-passkey' });
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  const approval: Approval = { officer: officer.id, authenticatorData, clientDataJSON, signature };
  return call(office.approve, {
    named: { election },
    body: { proposed, approval },
  });
}

/** Whatever the browser’s own dialogue ended with instead of an answer does not count as one. */
async function asked<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch {
    return undefined;
  }
}
