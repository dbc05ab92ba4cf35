import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { circles } from '../../src/structure/circles.ts';
import { filesMatching, root, type SourceFile } from '../../src/structure/files.ts';
import { fileNamed, importsOf, packageNamed } from '../../src/structure/imports.ts';
import { entryNamed, reachOf, readPackages, type Package } from '../../src/structure/packages.ts';

// Which package depends on which is said once, in each package.json. Here every other list, and every
// import, is held against it; and the walls that keep ballots secret and the count pure are written out.

const counted = ['basics', 'election', 'protocol', 'record', 'second-count', 'stv'];

/** The most that a program which imports the package may hold of this repository's code. */
const holdsAtMost: Readonly<Record<string, readonly string[]>> = {
  // Pure: facts in, facts out.
  basics: [],
  election: ['basics'],
  api: ['basics', 'election'],
  stv: ['basics'],
  // The two counters share no code.
  'second-count': ['basics'],
  'count-sheet': ['basics', 'stv'],
  'after-count': ['basics', 'count-sheet', 'stv'],
  protocol: ['basics', 'election'],
  record: ['basics', 'election', 'protocol', 'stv'],
  // It judges what the service made, so it has no code of the service's.
  verifier: ['basics', 'election', 'protocol', 'record', 'second-count', 'stv'],
  // What runs in production: nothing made for one machine, for rehearsals or for tests, where one
  // process knows every key, and not the verifier, which those it judges must not ask.
  service: ['api', ...counted],
  aws: ['api', 'service', ...counted],
  functions: ['api', 'aws', 'service', ...counted],
  web: ['api', 'basics', 'count-sheet', 'election', 'protocol', 'record', 'stv'],
};

/** Programs for one machine, and what makes, measures and checks all the others. */
const atTheEdge: readonly string[] = [
  'bench',
  'check',
  'cli',
  'local',
  'mutants',
  'rehearsal',
  'sample-papers',
  'setup',
];

const packages = readPackages();
const names = packages.map(({ name }) => name);
const code = filesMatching(/^(?:packages\/[^/]+|web)\/.*\.(?:ts|tsx|mjs)$/);

const ownFiles = ({ folder }: Package, part: 'src' | 'the rest'): readonly SourceFile[] =>
  code.filter(
    ({ path: file }) =>
      file.startsWith(`${folder}/`) &&
      (part === 'src') === file.startsWith(`${folder}/src/`) &&
      !file.startsWith(`${folder}/dist/`),
  );

const packagesNamedIn = (files: readonly SourceFile[], own: string): readonly string[] =>
  unique(files.flatMap((file) => importsOf(file).map(packageNamed)))
    .filter((name) => name !== undefined)
    .filter((name) => name !== own);

describe('walls', () => {
  test('every package is behind a wall, or said to be at the edge', () => {
    expect([...Object.keys(holdsAtMost), ...atTheEdge].toSorted()).toEqual(names);
  });

  test('no program holds more than it may', () => {
    expect(breaches(packages)).toEqual([]);
  });

  test('the test can tell: a breach behind another package is found', () => {
    const breached = packages.map((one) =>
      one.name === 'record' ? { ...one, dependencies: [...one.dependencies, 'service'] } : one,
    );
    expect(breaches(breached)).toContain('verifier reaches service');
  });

  test('no packages depend on each other in a circle', () => {
    expect(circles(new Map(packages.map((one) => [one.name, one.dependencies])))).toEqual([]);
  });
});

describe.each(packages.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const inSource = packagesNamedIn(ownFiles(one, 'src'), one.name);

  test('its package.json names what its source imports, and nothing else', () => {
    expect(inSource.toSorted()).toEqual(one.dependencies.toSorted());
  });

  test('its package.json names what only its tests import as for development', () => {
    const inTests = packagesNamedIn(ownFiles(one, 'the rest'), one.name);
    expect(inTests.filter((name) => !inSource.includes(name)).toSorted()).toEqual(
      one.devDependencies.toSorted(),
    );
  });

  test('no file imports another package by its path', () => {
    const leaving = [...ownFiles(one, 'src'), ...ownFiles(one, 'the rest')].flatMap((file) =>
      importsOf(file)
        .filter((name) => fileNamed(name, file.path)?.startsWith(`${one.folder}/`) === false)
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(leaving).toEqual([]);
  });
});

describe('the lists of packages', () => {
  const withSource = packages.filter((one) => ownFiles(one, 'src').length > 0);
  const compiled = withSource.map(({ folder }) => folder);

  test.each(withSource.map((one) => [one.name, one] as const))(
    'the compiler references of %s are its package.json’s',
    (name, { folder, dependencies, devDependencies }) => {
      // The pages’ tests are compiled together with the pages.
      const wanted = name === 'web' ? [...dependencies, ...devDependencies] : dependencies;
      expect(references(`${folder}/tsconfig.json`)).toEqual(wanted.map(folderOf).toSorted());
    },
  );

  test('the compiler is given every package, and every package’s tests', () => {
    const tests = 'packages/tsconfig.test.json';
    expect(references('tsconfig.json')).toEqual([...compiled, tests].toSorted());
    expect(references(tests)).toEqual(compiled.filter((folder) => folder !== 'web').toSorted());
  });

  test('the README’s table has every folder', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| \[([\w/-]+)\]\(\1\) /gm)].map(
      ([, folder = '']) => folder,
    );
    expect(rows.toSorted()).toEqual([...packages.map(({ folder }) => folder), 'infra'].toSorted());
  });
});

describe('files', () => {
  test('no files import each other in a circle, not even for a type', () => {
    expect(circles(graphOf(code))).toEqual([]);
  });

  test('the test can tell: a circle by way of a type and of another package is found', () => {
    const made = [
      { path: 'packages/record/src/a.ts', text: `import type { B } from '@teller/stv/csv';` },
      { path: 'packages/stv/src/csv/index.ts', text: `export * from './b.ts';` },
      { path: 'packages/stv/src/csv/b.ts', text: `type A = import('../../../record/src/a.ts').A;` },
    ];
    expect(circles(graphOf(made))).toEqual([made.map(({ path }) => path)]);
  });
});

function graphOf(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(
        (name) => fileNamed(name, file.path) ?? entryNamed(name, packages) ?? [],
      ),
    ]),
  );
}

function references(file: string): readonly string[] {
  // As text: these files may have comments.
  const named = readFileSync(path.join(root, file), 'utf8').matchAll(/"path": "([^"]+)"/g);
  return [...named].map(([, to = '']) => path.posix.join(path.posix.dirname(file), to)).toSorted();
}

function folderOf(name: string): string {
  return name === 'web' ? name : `packages/${name}`;
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function breaches(all: readonly Package[]): readonly string[] {
  return Object.entries(holdsAtMost).flatMap(([name, allowed]) =>
    [...reachOf(name, all)]
      .filter((reached) => !allowed.includes(reached))
      .map((reached) => `${name} reaches ${reached}`),
  );
}
