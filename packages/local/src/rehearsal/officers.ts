import { signInChallenge, type LogEntry, type OfficerAct, type Phase } from '@teller/election';
import type { TrusteeShare } from '@teller/protocol';
import { defined, toBase64url } from '@teller/basics';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SoftwarePasskey } from '../software-passkey.ts';
import { RefusedError, type Requests } from './requests.ts';

/** What the office shows an officer, as far as a rehearsal looks. */
interface Office {
  readonly phase: Phase;
  readonly log: readonly LogEntry[];
  /** Acts that wait for more approvals. */
  readonly proposals: readonly { readonly act: OfficerAct }[];
}

/** Officers who sign in, act and approve over HTTP with passkeys in software. */
export class Officers {
  readonly #requests: Requests;
  readonly #election: string;
  readonly #passkeys: readonly SoftwarePasskey[];
  #sessions: readonly string[] = [];

  constructor(requests: Requests, election: string, passkeys: readonly SoftwarePasskey[]) {
    this.#requests = requests;
    this.#election = election;
    this.#passkeys = passkeys;
  }

  async signIn(): Promise<void> {
    const sessions: string[] = [];
    for (const passkey of this.#passkeys) sessions.push(await this.#session(passkey));
    this.#sessions = sessions;
  }

  /** Every officer approves the act, one after the other; the last approval carries it out. */
  async act(act: OfficerAct): Promise<void> {
    const path = `/api/office/elections/${this.#election}/approvals`;
    for (const [i, passkey] of this.#passkeys.entries()) {
      const approval = passkey.approve(this.#election, act);
      try {
        await this.#requests.send('POST', path, { act, approval }, this.#sessions[i]);
      } catch (error) {
        // The approval before this one was enough, or this one's lost reply was asked for again.
        if (!(error instanceof RefusedError && (await this.#has(act)))) throw error;
      }
    }
  }

  async #has(act: OfficerAct): Promise<boolean> {
    const { log } = await this.look();
    return log.some(({ action }) => JSON.stringify(action) === JSON.stringify(act));
  }

  async look(): Promise<Office> {
    const path = `/api/office/elections/${this.#election}`;
    return (await this.#requests.send<Office>('GET', path, undefined, this.#sessions[0])).body;
  }

  /** Waits for the service's own step (sealing, counting, publishing). */
  async until(what: string, reached: (office: Office) => boolean): Promise<Office> {
    const until = performance.now() + 600_000;
    while (performance.now() < until) {
      const office = await this.look();
      if (reached(office)) return office;
      await sleep(100);
    }
    throw new Error(`${what} has not happened within ten minutes`);
  }

  async releaseShare({ trustee, share }: TrusteeShare): Promise<void> {
    await this.#requests.send('POST', `/api/office/elections/${this.#election}/shares`, {
      trustee,
      share: toBase64url(share),
    });
  }

  async #session(passkey: SoftwarePasskey): Promise<string> {
    const options = await this.#requests.send<{ nonce: string }>(
      'POST',
      '/api/office/sign-in/options',
      { election: this.#election },
    );
    const { cookie } = await this.#requests.send('POST', '/api/office/session', {
      election: this.#election,
      response: passkey.answer(toBase64url(signInChallenge(this.#election, options.body.nonce))),
    });
    return defined(cookie, 'signing in sets a cookie');
  }
}
