import { expect, test } from 'vitest';
import { codeLetter } from '../src/mail/code.ts';
import { letter } from '../src/mail/letter.ts';
import { english } from '../src/mail/words.ts';

const society = { title: 'Committee 2027', organisation: 'Friends of the Canal' };

test('the code: who asks, for what, how long it works, and that nobody will ask for it', () => {
  const { subject, text } = codeLetter(english, society, 'Ada Marsh', '012345', 900);
  expect(subject).toBe('Your sign-in code for Committee 2027');
  expect(text).toBe(`Dear Ada Marsh,

Here is your code to sign in and vote in Committee 2027:

012345

Type it into the page where you asked for it. The code works on that page only, and for 15 minutes.

If you did not ask for a code, you can ignore this email. Nobody can sign in as you without it.

Nobody from Friends of the Canal will ever ask you for this code. Do not give it to anyone.

Friends of the Canal
`);
});

test('the HTML says the same, in the same order, and fetches nothing', () => {
  const { subject, text, html } = codeLetter(english, society, 'Ada Marsh', '012345', 60);
  const [, body = ''] = html.split('<body');
  const said = body.replaceAll(/<[^>]*>|^[^>]*>/g, '').split(/\s+/);
  expect(said.filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean));
  expect(html).toContain(`<title>${subject}</title>`);
  expect(html).toContain('lang="en-GB"');
  expect(html).not.toMatch(/src=|href=|url\(|https?:/);
});

test('no title or name can be markup, or pass for a line of the letter', () => {
  const title = 'A & B\r\nBcc: all@example.org <script>';
  const { subject, text, html } = codeLetter(
    english,
    { title, organisation: 'X\n999999\nY' },
    'Eve\n\n000000',
    '123456',
    600,
  );
  expect(subject).toBe('Your sign-in code for A & B Bcc: all@example.org <script>');
  expect(text.match(/^\d{6}$/gm)).toEqual(['123456']);
  expect(html).toContain('A &amp; B Bcc: all@example.org &lt;script&gt;');
  expect(html).not.toContain('<script');
});

test('a code is not in the subject, and one minute is one minute', () => {
  const { subject, text } = codeLetter(english, society, 'Ada Marsh', '987654', 119);
  expect(subject).not.toContain('987654');
  expect(text).toContain('for 1 minute.');
});

test('the words of a letter can be read at the age of eleven', () => {
  const { text } = codeLetter(english, society, 'Ada Marsh', '012345', 900);
  expect(readingAge(text.split('\n\n').slice(3, 6).join(' '))).toBeLessThan(12);
  // The test can tell.
  const hard = 'Authentication necessitates transmission of an alphanumerical confirmation code.';
  expect(readingAge(letter('en', '', [hard]).text)).toBeGreaterThan(16);
});

/** Flesch-Kincaid grade (Kincaid et al. 1975), five years added; syllables by groups of vowels. */
function readingAge(text: string): number {
  const sentences = text.split(/[.?!]\s/).length;
  const words = text.match(/[a-z’]+/gi) ?? [];
  const syllables = words.reduce(
    (sum, word) => sum + (word.replace(/e$/i, '').match(/[aeiouy]+/gi)?.length ?? 1),
    0,
  );
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59 + 5;
}
