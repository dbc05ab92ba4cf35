import { deepEqual, equal } from 'node:assert/strict';
import { fromHex, toBase64url } from '@teller/basics';
import type { BallotBox, BoxContents, BoxedBallot } from '@teller/service';
import { crowd, type Claim, type Make } from './claim.ts';
import { bytesOf, freshId } from './sample.ts';

function sample(election: string, text: string, token: string = freshToken()): BoxedBallot {
  return { election, contest: 1, token, ballot: bytesOf(text, 700) };
}

function freshToken(): string {
  const random = fromHex(freshId());
  const token = new Uint8Array(65);
  if (random.ok) token.set(random.value, 1);
  return toBase64url(token);
}

function byToken(a: BoxedBallot, b: BoxedBallot): number {
  return a.token < b.token ? -1 : 1;
}

/** Every page to the last one. */
async function everyBallot(contents: BoxContents, election: string): Promise<BoxedBallot[]> {
  const all: BoxedBallot[] = [];
  let after: string | undefined;
  do {
    const page = await contents.page(election, after);
    all.push(...page.ballots);
    after = page.next;
  } while (after !== undefined);
  return all;
}

/** What every {@link BallotBox} with its {@link BoxContents} must hold. */
export function ballotBoxContract(
  make: Make<{ readonly box: BallotBox; readonly contents: BoxContents }>,
): readonly Claim[] {
  return [
    {
      name: 'ballot box: the first ballot of a token stays, and every later try gets it',
      check: async () => {
        const { box } = await make();
        const first = sample(freshId(), 'first');
        equal(await box.get(first.token), undefined);
        deepEqual(await box.put(first), first);
        deepEqual(await box.put(first), first);
        deepEqual(await box.put(sample(first.election, 'second', first.token)), first);
        deepEqual(await box.put(sample(freshId(), 'elsewhere', first.token)), first);
        deepEqual(await box.get(first.token), first);
      },
    },
    {
      name: 'ballot box: of many at once one wins, and all are told which',
      check: async () => {
        const { box, contents } = await make();
        const election = freshId();
        const token = freshToken();
        const got = await Promise.all(
          Array.from({ length: crowd }, (_, n) => box.put(sample(election, `ballot ${n}`, token))),
        );
        for (const one of got) deepEqual(one, got[0]);
        deepEqual(await everyBallot(contents, election), [got[0]]);
      },
    },
    {
      name: 'ballot box: contents has each of several pages once, and no other election',
      check: async () => {
        const { box, contents } = await make();
        const election = freshId();
        const ballots = Array.from({ length: 60 }, (_, n) => sample(election, `ballot ${n}`));
        await Promise.all(ballots.map((ballot) => box.put(ballot)));
        await box.put(sample(freshId(), 'elsewhere'));
        deepEqual(
          (await everyBallot(contents, election)).toSorted(byToken),
          ballots.toSorted(byToken),
        );
        deepEqual(await everyBallot(contents, freshId()), []);
      },
    },
  ];
}
