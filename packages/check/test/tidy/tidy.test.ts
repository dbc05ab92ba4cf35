import { expect, test } from 'vitest';
import { filesMatching } from '../../src/structure/files.ts';

const code = filesMatching(/^(?:packages|web|infra)\/.*\.(?:ts|tsx|mjs|css)$/);
const prose = filesMatching(/\.md$/);

/** One word per thing: what the glossary's word is, and the words that must not stand for it. */
const synonyms: readonly (readonly [word: string, instead: RegExp])[] = [
  ['exclusion', /\beliminat(?:e|es|ed|ion|ing)\b/i],
  ['stage', /\b(?:counting|count) rounds?\b/i],
  ['roll', /\b(?:electoral register|voter list|voters list)\b/i],
  ['non-transferable', /\bexhausted (?:ballots?|papers?|votes?)\b/i],
  ['ballot box', /\b(?:urn(?!:)|vote store)\b/i],
  ['count sheet', /\bresult sheet\b/i],
];

test('the repository has files to check', () => {
  expect(code.length).toBeGreaterThan(50);
});

test.each(synonyms)('%s has no synonym in code or prose', (_word, instead) => {
  const places = [...code, ...prose]
    .filter(({ path }) => !path.endsWith('tidy.test.ts') && !path.endsWith('GLOSSARY.md'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => (instead.test(line) ? [`${path}:${i + 1}`] : [])),
    );
  expect(places).toEqual([]);
});

/** How a native writer would not put it: what was written, and how it is said. */
const kinds: readonly (readonly [said: string, instead: RegExp])[] = [
  ['isn’t an answer', /(?<!there )\b(?:is|are) no (?!longer|more|less|fewer|further|such)[a-z]+/i],
  ['is in the list', /\bstands? (?:in(?! for)|here|there|behind|beside|around|twice)\b/i],
  ['a new officer', /\bwho(?:ever)? shall\b/i],
  ['is not valid', /\bas it must be\b/i],
  ['isn’t a ballot', /\bwhat (?:is|are) no\b/i],
  ['email', /\be-mail/i],
  ['concatenated', /\bone behind the other\b/i],
];

test.each(kinds)('it is “%s”, as people say it', (_said, instead) => {
  const places = [...code, ...prose]
    .filter(({ path }) => !/tidy\.test\.ts$|MUTANTS\.md$|\/data\/|ers97\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (instead.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
    );
  expect(places).toEqual([]);
});

test('no file is longer than 300 lines without saying why in its first lines', () => {
  const long = code
    .filter(({ text }) => text.split('\n').length > 301)
    .filter(({ text }) => !/\blong(?:er)?\b.*\b(?:because|on purpose)\b/i.test(text.slice(0, 600)));
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('no package is named after nothing in particular', () => {
  const vague =
    /^(?:packages|web\/src|infra)\/(?:.*\/)?(?:utils?|helpers?|common|shared|core|types|misc)(?:\/|\.)/;
  expect(code.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

test('instants are made into text in one place', () => {
  const making = code.filter(({ text }) => /\.toISOString\(/.test(text)).map(({ path }) => path);
  expect(making).toEqual(['packages/election/src/instant.ts']);
});

test('nobody goes by the hours in a manifest: those in force may have been moved', () => {
  const reading =
    /\bmanifest\??\.(?:opens|closes)At\b|\{[^{}]*\b(?:opens|closes)At\b[^{}]*\} = \S*manifest\b/i;
  const places = code
    .filter(({ path }) => /\/src\//.test(path) && path !== 'packages/election/src/manifest.ts')
    .filter(({ text }) => reading.test(text))
    .map(({ path }) => path);
  expect(places).toEqual([]);
});

test('thousands are set apart in one place', () => {
  const apart = code.filter(({ text }) => /\\B\(\?=|\.toLocaleString\(/.test(text));
  expect(apart.map(({ path }) => path)).toEqual(['packages/basics/src/grouped.ts']);
});

test('every package says what it is for', () => {
  const packages = filesMatching(/^(?:packages\/[^/]+|web)\/package\.json$/).map(({ path }) =>
    path.replace('package.json', 'README.md'),
  );
  const present = new Set(prose.map(({ path }) => path));
  expect(packages.filter((readme) => !present.has(readme))).toEqual([]);
});

test('links between the documents lead somewhere', () => {
  const all = new Set(filesMatching(/./).map(({ path }) => path));
  const folders = new Set(
    [...all].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))),
  );
  const broken = prose.flatMap(({ path, text }) =>
    [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].flatMap(
      ([, target = '']) => {
        const parts = [...path.split('/').slice(0, -1), ...target.split('/')];
        const resolved: string[] = [];
        for (const part of parts)
          if (part === '..') resolved.pop();
          else if (part !== '.' && part !== '') resolved.push(part);
        const file = resolved.join('/');
        return all.has(file) || folders.has(file) ? [] : [`${path} -> ${target}`];
      },
    ),
  );
  expect(broken).toEqual([]);
});
