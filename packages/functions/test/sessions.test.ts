import { toBase64url } from '@teller/basics';
import { signInChallenge } from '@teller/election';
import { expect, test } from 'vitest';
import { codeIn } from '@teller/rehearsal/world';
import * as w from '@teller/rehearsal/world';
import { makeStack, post } from './stack.ts';

test('a session is a cookie that scripts can’t see and that is sent to its own side alone', async () => {
  const { world, fetch } = makeStack();
  const { election } = await w.setUp(world, w.makeDraft(w.makeRoll(1)));
  const cookie = async (path: string, body: unknown): Promise<string | undefined> =>
    (await fetch(path, post(body))).headers.getSetCookie()[0];

  const mail = { election, email: 'member-0@example.org' };
  const asked = await fetch('/api/roll/sign-in', post(mail));
  const { challenge } = (await asked.json()) as { challenge: string };
  const code = codeIn(world, mail.email);
  expect(await cookie('/api/roll/session', { election, challenge, code })).toMatch(
    /^teller-member=[\w-]{43}; Path=\/api\/roll; Expires=.*; HttpOnly; SameSite=Strict$/,
  );

  const options = await fetch('/api/office/sign-in/options', post({ election }));
  const { nonce } = (await options.json()) as { nonce: string };
  const response = w.olive.answer(toBase64url(signInChallenge(election, nonce)));
  expect(await cookie('/api/office/session', { election, nonce, response })).toMatch(
    /^teller-officer=[\w-]{43}; Path=\/api\/office; Expires=.*; HttpOnly; SameSite=Strict$/,
  );
});
