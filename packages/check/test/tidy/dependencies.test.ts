import { expect, test } from 'vitest';
import { filesMatching } from '../../src/structure/files.ts';

const sources = filesMatching(/^(?:packages\/[^/]+|web)\/src\/.*\.tsx?$/);

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

test('every version is in the catalog, exactly', () => {
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
