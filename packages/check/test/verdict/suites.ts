/** A file of tests, and what the check must say of it. */
export interface Suite {
  readonly name: string;
  readonly text: string;
  readonly passed: number;
  /** The recap's lines, after the file's name; each begins with what is here. */
  readonly failed: readonly string[];
  /** How many failed, where a line is of more than one. */
  readonly count?: number;
}

const browser = new URL('../../src/browser.ts', import.meta.url).pathname;

/** Each is broken in one way, and must fail the check by itself. */
export const brokenSuites: readonly Suite[] = [
  {
    name: 'wrong',
    text: `test('adds', () => expect(1 + 1).toBe(3)); test('fits', () => {});`,
    passed: 1,
    failed: [' > adds: expected 2 to be 3'],
  },
  {
    name: 'before-all',
    text: `beforeAll(() => { throw new Error('no set-up'); }); test('a', () => {}); test('b', () => {});`,
    passed: 0,
    failed: [': no set-up', ': 2 of its tests did not run'],
    count: 3,
  },
  {
    name: 'before-all-of-a-group',
    text: `describe('group', () => { beforeAll(() => { throw new Error('no set-up'); }); test('a', () => {}); });
           test('b', () => {});`,
    passed: 1,
    failed: [' > group: no set-up', ': 1 of its tests did not run'],
  },
  {
    name: 'before-each',
    text: `beforeEach(() => { throw new Error('not ready'); }); test('a', () => {});`,
    passed: 0,
    failed: [' > a: not ready'],
  },
  {
    name: 'after-each',
    text: `afterEach(() => { throw new Error('not tidy'); }); test('a', () => {});`,
    passed: 0,
    failed: [' > a: not tidy'],
  },
  {
    name: 'after-all',
    text: `afterAll(() => { throw new Error('not closed'); }); test('a', () => {});`,
    passed: 1,
    failed: [': not closed'],
  },
  {
    name: 'after-all-of-a-group',
    text: `describe('group', () => { afterAll(() => { throw new Error('not closed'); }); test('a', () => {}); });`,
    passed: 1,
    failed: [' > group: not closed'],
  },
  {
    name: 'import',
    text: `import './not-there.ts'; test('a', () => {});`,
    passed: 0,
    failed: [`: Cannot find module './not-there.ts'`],
  },
  {
    name: 'syntax',
    text: `test('a', () => {`,
    passed: 0,
    failed: [': Transform failed'],
  },
  {
    name: 'thrown',
    text: `test('a', () => {}); throw new Error('while loading');`,
    passed: 0,
    failed: [': while loading'],
  },
  {
    name: 'endless-test',
    text: `test('a', () => new Promise(() => {}), 50);`,
    passed: 0,
    failed: [" > a: Time ran out: the test's limit is 0.05 s. It was ended after 0."],
  },
  {
    name: 'endless-hook',
    text: `beforeAll(() => new Promise(() => {}), 50); test('a', () => {});`,
    passed: 0,
    failed: [": Time ran out: the hook's limit is 0.05 s.", ': 1 of its tests did not run'],
  },
  { name: 'no-tests', text: '', passed: 0, failed: [': No test suite found'] },
  {
    name: 'no-tests-in-a-group',
    text: `describe('group', () => {}); test('a', () => {});`,
    passed: 1,
    failed: [' > group: No test found'],
  },
  {
    name: 'skipped',
    text: `test.skip('a', () => {}); test.todo('b'); test('c', (c) => c.skip('just so'));
           describe.skip('group', () => { test('d', () => {}); }); test('e', () => {});`,
    passed: 1,
    failed: ['a', 'b', 'c', 'group > d'].map(
      (test) => ` > ${test}: skipped, for no declared reason`,
    ),
  },
  {
    name: 'skipped-while-its-reason-does-not-hold',
    text: `test.skip('a', { tags: ['slow'] }, () => {}); test('b', () => {});`,
    passed: 1,
    failed: [' > a: skipped, for no declared reason'],
  },
  {
    name: 'undeclared-reason',
    text: `test('a', { tags: ['rainy'] }, () => {});`,
    passed: 0,
    failed: [': The tag "rainy" is not defined'],
  },
  {
    name: 'only',
    text: `test.only('a', () => {}); test('b', () => {});`,
    passed: 0,
    failed: [' > a: [Vitest] Unexpected .only', ' > b: skipped, for no declared reason'],
  },
  {
    name: 'exit',
    text: `test('a', () => { process.exit(0); }); test('b', () => {});`,
    passed: 1,
    failed: [' > a: process.exit unexpectedly called'],
  },
  {
    name: 'no-browser',
    text: `import { launchBrowser } from '${browser}';
           let browser; beforeAll(async () => { process.env.CHROME_PATH = '/nowhere/chrome';
             browser = await launchBrowser(); });
           afterAll(() => browser?.close()); test('a', () => expect(browser).toBeDefined());`,
    passed: 0,
    failed: [': browserType.launch: Failed to launch', ': 1 of its tests did not run'],
  },
];

/** What spoils a run without belonging to a test. */
export const brokenRuns: readonly Suite[] = [
  {
    name: 'unheard',
    text: `test('a', () => { void Promise.reject(new Error('unheard')); });`,
    passed: 1,
    failed: ['an error outside all tests: unheard'],
  },
  {
    name: 'killed',
    text: `test('a', () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}); });`,
    passed: 0,
    failed: [
      'packages/p/test/killed.test.ts > a: never ended',
      'an error outside all tests: [vitest-pool]: Worker forks emitted error',
    ],
  },
];

export const soundSuite: Suite = {
  name: 'sound',
  text: `beforeAll(() => {}); test('a', () => expect(1 + 1).toBe(2));
         test('b', { tags: ['slow'] }, () => {}); test.skip('c', { tags: ['slow'] }, () => {});
         describe('group', () => { test('d', () => {}); afterAll(() => {}); });`,
  passed: 2,
  failed: [],
};
