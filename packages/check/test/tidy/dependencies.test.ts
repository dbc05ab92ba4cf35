import path from 'node:path';
import { expect, test } from 'vitest';
import { filesMatching } from './files.ts';

/** Which packages each package may import. They point one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  basics: [],
  election: ['basics'],
  api: ['basics', 'election'],
  stv: ['basics'],
  protocol: ['basics', 'election'],
  record: ['basics', 'election', 'protocol', 'stv'],
  verifier: ['basics', 'election', 'protocol', 'record', 'stv'],
  service: ['api', 'basics', 'election', 'protocol', 'record', 'stv'],
  aws: ['basics', 'election', 'protocol', 'service'],
  functions: ['api', 'aws', 'basics', 'protocol', 'service'],
  local: ['aws', 'basics', 'election', 'functions', 'protocol', 'record', 'service', 'stv'],
  cli: ['basics', 'election', 'local', 'protocol', 'record', 'stv', 'verifier'],
  web: ['basics', 'election', 'protocol', 'record', 'stv'],
};

const sources = filesMatching(/^(?:packages\/[^/]+|web)\/src\/.*\.tsx?$/);
const imported = /(?:from|import)\s*\(?\s*'@teller\/([a-z]+)/g;

test.each(Object.entries(mayImport))('%s imports only what it may', (name, allowed) => {
  const own = sources.filter(({ path }) =>
    path.startsWith(name === 'web' ? 'web/' : `packages/${name}/`),
  );
  expect(own.length).toBeGreaterThan(0);
  const wrong = own.flatMap(({ path, text }) =>
    [...text.matchAll(imported)]
      .map(([, target = '']) => target)
      .filter((target) => target !== name && !allowed.includes(target))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('the two counters share no code: neither imports from the other', () => {
  const counters = sources.filter(({ path }) => path.startsWith('packages/stv/src/'));
  const [first, second] = [false, true].map((isSecond) =>
    counters.filter(({ path }) => path.startsWith('packages/stv/src/second/') === isSecond),
  );
  expect(second?.length).toBeGreaterThan(2);
  const imports = (second ?? []).flatMap(({ path: file, text }) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) =>
      target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    ),
  );
  expect(
    imports.filter((target) => !/^(?:packages\/stv\/src\/second\/|@teller\/basics$)/.test(target)),
  ).toEqual([]);
  expect(first?.filter(({ text }) => /from '[^']*\bsecond\//.test(text))).toEqual([]);
});

test('the pure packages reach no input, output, clock or randomness of their own', () => {
  const pure = sources.filter(({ path }) =>
    /^packages\/(?:basics|election|stv|record|protocol\/src\/(?!voter|node|webcrypto))/.test(path),
  );
  const reaching =
    /from 'node:|\b(?:fetch|setTimeout|process|localStorage|Date\.now|Math\.random)\b\s*[.(]|new Date\(\)/;
  expect(pure.length).toBeGreaterThan(20);
  expect(
    pure
      .filter(({ text }) => reaching.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
      .map(({ path }) => path),
  ).toEqual([]);
});

test('every version stands in the catalog, exactly', () => {
  const loose = filesMatching(/(?:^|\/)package\.json$/).flatMap(({ path, text }) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Record<
      string,
      Record<string, string>
    >;
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
      .map(([name]) => `${path}: ${name}`);
  });
  expect(loose).toEqual([]);
  const catalog = filesMatching(/^pnpm-workspace\.yaml$/)[0]?.text.split('catalog:')[1] ?? '';
  const versions = [...catalog.matchAll(/^ {2}'?[@\w/-]+'?: (\S+)$/gm)].map(
    ([, version]) => version,
  );
  expect(versions.length).toBeGreaterThan(20);
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version ?? ''))).toEqual([]);
});
