import { expect, test } from 'vitest';
import { filesMatching } from './files.ts';

/** Which packages each package may import. They point one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  basics: [],
  election: ['basics'],
  api: ['basics', 'election'],
  stv: ['basics'],
  // The two counters share no code: neither imports from the other.
  'second-count': ['basics'],
  'count-sheet': ['basics', 'stv'],
  'after-count': ['basics', 'count-sheet', 'stv'],
  'sample-papers': ['stv'],
  protocol: ['basics', 'election'],
  record: ['basics', 'election', 'protocol', 'stv'],
  verifier: ['basics', 'election', 'protocol', 'record', 'second-count', 'stv'],
  service: ['api', 'basics', 'election', 'protocol', 'record', 'second-count', 'stv'],
  aws: ['basics', 'election', 'protocol', 'service'],
  functions: ['api', 'aws', 'basics', 'election', 'protocol', 'service'],
  local: ['api', 'aws', 'basics', 'election', 'functions', 'protocol', 'record', 'service', 'stv'],
  cli: [
    'after-count',
    'basics',
    'count-sheet',
    'election',
    'local',
    'protocol',
    'record',
    'sample-papers',
    'second-count',
    'stv',
    'verifier',
  ],
  web: ['api', 'basics', 'election', 'protocol', 'record', 'stv'],
};

const sources = filesMatching(/^(?:packages\/[^/]+|web)\/src\/.*\.tsx?$/);
const imported = /(?:from|import)\s*\(?\s*'@teller\/([a-z-]+)/g;

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

test('the pure packages reach no input, output, clock or randomness of their own', () => {
  const pure = sources.filter(({ path }) =>
    /^packages\/(?:basics|election|stv|second-count|count-sheet|after-count|record|protocol\/src\/(?!voter|node|webcrypto))/.test(
      path,
    ),
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
