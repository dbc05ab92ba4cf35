// How large each package is, and what a program that imports it holds: `npm run sizes`.
import { filesMatching, type SourceFile } from './structure/files.ts';
import { reachOf, readPackages } from './structure/packages.ts';

const packages = readPackages();
const code = filesMatching(/^(?:packages|web)\/.*\.(?:ts|tsx|mjs|css)$/);

const rows = packages
  .map(({ name, folder }) => {
    const own = code.filter(({ path }) => path.startsWith(`${folder}/`));
    const isTest = ({ path }: SourceFile): boolean => path.startsWith(`${folder}/test/`);
    const src = sizeOf(own.filter((file) => !isTest(file)));
    return { name, src, test: sizeOf(own.filter(isTest)), reach: reachOf(name, packages) };
  })
  .toSorted((a, b) => b.src.lines - a.src.lines);
const total = rows.reduce((sum, { src }) => sum + src.lines, 0);

const line = (...cells: readonly (string | number)[]): void => {
  const [name, ...rest] = cells.map(String);
  const figures = rest.slice(0, 4).map((cell) => cell.padStart(8));
  process.stdout.write(`${[name?.padEnd(14), ...figures, ` ${rest[4] ?? ''}`].join(' ')}\n`);
};

line('package', 'files', 'lines', 'share', 'of tests', 'holds');
for (const { name, src, test, reach } of rows) {
  const share = `${((100 * src.lines) / total).toFixed(1)} %`;
  line(name, src.files, src.lines, share, test.lines, [...reach].toSorted().join(', '));
}
line(
  'together',
  rows.reduce((sum, { src }) => sum + src.files, 0),
  total,
  '100.0 %',
  '',
);

function sizeOf(files: readonly SourceFile[]): { readonly files: number; readonly lines: number } {
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  return { files: files.length, lines };
}
