// Stands in for `vitest` while a test file runs again and again inside one process. It knows what the
// count's tests use; anything else stops the run with a word about it.
import {
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect';

/** A test as written, and how to run it. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
// Without snapshots: such an expectation notices nothing here, which only makes the figures worse.
chai.use(({ Assertion }) => Assertion.addMethod('toMatchInlineSnapshot', () => undefined));
const expect = chai.expect;
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });

type Body = (...row: readonly unknown[]) => unknown;

/** A module that looks like `vitest` to one test file, and the tests that the file names. */
export function standIn(): {
  readonly module: Readonly<Record<string, unknown>>;
  readonly tests: readonly CollectedTest[];
} {
  const tests: CollectedTest[] = [];
  const test = (name: string, ...rest: readonly unknown[]): void => {
    // What may be skipped is left out.
    if (rest.some((one) => typeof one === 'object' && one !== null && 'tags' in one)) return;
    tests.push({ name, run: () => bodyAmong(rest)() });
  };
  const each = (rows: readonly unknown[]) => (name: string, body: Body) => {
    for (const row of rows) {
      const run = (): unknown => (Array.isArray(row) ? body(...row) : body(row));
      tests.push({ name: `${name} ${JSON.stringify(row) ?? ''}`.slice(0, 100), run });
    }
  };
  const skipIf = (skip: boolean) => (skip ? skipped : known);
  const known = only('test', test, { each, skipIf });
  const skipped = only('test', () => undefined, { each: () => () => undefined });
  return {
    module: {
      test: known,
      it: known,
      describe: only('describe', describe, { each: describeEach }),
      expect,
    },
    tests,
  };
}

function bodyAmong(rest: readonly unknown[]): Body {
  const body = rest.find((one) => typeof one === 'function');
  if (body === undefined) throw new Error('a test without a body');
  return body as Body;
}

function describe(_name: string, body: () => void): void {
  body();
}

const describeEach = (rows: readonly unknown[]) => (_name: string, body: Body) => {
  for (const row of rows)
    if (Array.isArray(row)) body(...row);
    else body(row);
};

/** A function with these properties; asking for another one is an error. */
function only(what: string, body: object, has: Readonly<Record<string, unknown>>): unknown {
  return new Proxy(body, {
    get(target, name) {
      if (name in has) return has[String(name)];
      throw new Error(`the mutation check knows no ${what}.${String(name)}`, { cause: target });
    },
  });
}
