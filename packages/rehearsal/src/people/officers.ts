import { office, type OfficeView } from '@teller/api';
import {
  propose,
  signInChallenge,
  type Frozen,
  type OfficerAct,
  type ProposedAct,
  type Scope,
} from '@teller/election';
import type { TrusteeHolding } from '@teller/protocol/trustee';
import { defined, toBase64url } from '@teller/basics';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SoftwarePasskey } from '../passkey/software-passkey.ts';
import { releaseAs } from './trustee.ts';
import { RefusedError, visitor, type Visitor } from './visitor.ts';

/** Officers who sign in, act and approve over HTTP with passkeys in software. */
export class Officers {
  readonly #election: string;
  readonly #officers: readonly { readonly passkey: SoftwarePasskey; readonly ask: Visitor }[];
  /** For what anybody may do. */
  readonly #ask: Visitor;
  readonly #now: () => number;

  /** @param now the officers' clock, in milliseconds */
  constructor(
    url: string,
    election: string,
    passkeys: readonly SoftwarePasskey[],
    now: () => number = Date.now,
  ) {
    this.#election = election;
    this.#now = now;
    this.#officers = passkeys.map((passkey) => ({ passkey, ask: visitor(url) }));
    this.#ask = visitor(url);
  }

  async signIn(): Promise<void> {
    const election = this.#election;
    for (const { passkey, ask } of this.#officers) {
      const { nonce } = await ask(office.startSignIn, { body: { election } });
      const response = passkey.answer(toBase64url(signInChallenge(election, nonce)));
      await ask(office.openSession, { body: { election, nonce, response } });
    }
  }

  /** An act as of now: every officer approves it. */
  async act(act: OfficerAct, contests: Scope = 'all'): Promise<void> {
    const { election, log } = await this.look();
    await this.approve(propose({ election, log }, act, this.#now(), contests));
  }

  /** Every officer approves the act, one after the other; the last approval carries it out. */
  async approve(proposed: ProposedAct): Promise<void> {
    const election = this.#election;
    for (const { passkey, ask } of this.#officers) {
      const approval = passkey.approve(election, proposed);
      try {
        await ask(office.approve, { named: { election }, body: { proposed, approval } });
      } catch (error) {
        // The approval before this one was enough, or this one's lost reply was asked for again.
        if (!(error instanceof RefusedError && (await this.#has(proposed)))) throw error;
      }
    }
  }

  async #has({ act }: ProposedAct): Promise<boolean> {
    const { log } = await this.look();
    return log.some(({ action }) => JSON.stringify(action) === JSON.stringify(act));
  }

  async look(): Promise<OfficeView> {
    const [first] = this.#officers;
    return defined(first, 'there are officers').ask(office.readView, {
      named: { election: this.#election },
    });
  }

  /** Waits for the service's own step (sealing, counting, publishing). */
  async until(what: string, reached: (view: OfficeView) => boolean): Promise<OfficeView> {
    const until = performance.now() + 600_000;
    while (performance.now() < until) {
      const view = await this.look();
      if (reached(view)) return view;
      await sleep(100);
    }
    throw new Error(`${what} has not happened within ten minutes`);
  }

  /** A trustee hands in their shares, over the log as it is. */
  async releaseShares(frozen: Frozen, holding: TrusteeHolding): Promise<void> {
    const { log } = await this.look();
    await this.#ask(office.releaseShares, {
      named: { election: this.#election },
      body: await releaseAs(holding, frozen, this.#election, log),
    });
  }
}
