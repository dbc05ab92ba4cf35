import { parseSync, Visitor, type CallExpression, type Expression } from 'oxc-parser';
import { expect, test } from 'vitest';
import { filesMatching } from '../../src/structure/files.ts';

const runners = /^(?:test|it|describe|(?:before|after)(?:All|Each))$/;

/** Where a test or hook has a time limit written as a number, or the runner's is changed: `line: code`. */
function fixedLimits(file: string, text: string): readonly string[] {
  const found: string[] = [];
  new Visitor({
    CallExpression: (call: CallExpression) => {
      const name = rootOf(call.callee);
      const last = call.arguments.at(-1);
      const isNumber = last?.type === 'Literal' && typeof last.value === 'number';
      const isLimit = runners.test(name) && isNumber && call.arguments.length > 1;
      const called = text.slice(call.callee.start, call.callee.end);
      if (isLimit || called.endsWith('.setConfig'))
        found.push(`${file}:${text.slice(0, call.end).split('\n').length}`);
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** `test` of `test.each(rows)(name, body)`. */
function rootOf(callee: Expression): string {
  if (callee.type === 'CallExpression') return rootOf(callee.callee);
  if (callee.type === 'MemberExpression') return rootOf(callee.object);
  return callee.type === 'Identifier' ? callee.name : '';
}

test('no test has a time limit that does not stretch', () => {
  const tests = filesMatching(/^(?:packages\/[^/]+|web)\/test\/.*\.test\.ts$/);
  expect(tests.length).toBeGreaterThan(100);
  expect(tests.flatMap(({ path, text }) => fixedLimits(path, text))).toEqual([]);
});

test.each([
  `test('a', () => {}, 500);`,
  `test.each([1])('a', () => {},
     60_000,
   );`,
  `beforeAll(async () => {}, 120_000);`,
  `vi.setConfig({ testTimeout: 1 });`,
])('the test can tell: %s', (code) => {
  expect(fixedLimits('a.test.ts', code)).toHaveLength(1);
});

test.each([
  `test('a', () => {}, stretched(500));`,
  `test('a', () => f(1, 2));`,
  `expect(f(1, 2));`,
])('is left alone: %s', (code) => {
  expect(fixedLimits('a.test.ts', code)).toEqual([]);
});
