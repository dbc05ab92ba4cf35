import type { Manifest } from '@teller/election';
import { letter, type Letter } from './letter.ts';
import type { MailWords } from './words.ts';

/**
 * The code to sign in with. It is not in the subject, which a locked screen shows to anyone.
 *
 * @param life seconds that the code works
 */
export function codeLetter(
  words: MailWords,
  { title, organisation }: Pick<Manifest, 'title' | 'organisation'>,
  member: string,
  code: string,
  life: number,
): Letter {
  const { subject, greeting, lead, where, notAsked, neverAsked } = words.code;
  return letter(words.language, subject(title), [
    greeting(member),
    lead(title),
    { code },
    where(Math.floor(life / 60)),
    notAsked,
    neverAsked(organisation),
    organisation,
  ]);
}
