import type {
  SerializedError,
  TestCase,
  TestModule,
  TestSpecification,
  TestSuite,
} from 'vitest/node';
import { seconds } from './seconds.ts';
import { skips, type Skip } from './skips.ts';

/** What fails the check: a step, a test, a hook, a file, or tests that never ran. */
export interface Failure {
  /** Such as `packages/stv/test/ties.test.ts > by lot`. */
  readonly name: string;
  readonly errors: readonly SerializedError[];
  /** How many it is of the closing line's failed ones. */
  readonly count: number;
}

export interface Verdict {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** How many tests each declared reason has skipped. */
  readonly skipped: ReadonlyMap<Skip, number>;
}

/** What the runner gives its reporters at the end of a run. */
export interface Run {
  readonly specifications: readonly TestSpecification[];
  readonly modules: readonly TestModule[];
  readonly unhandled: readonly SerializedError[];
  /** The runner's own verdict. */
  readonly reason: 'passed' | 'failed' | 'interrupted';
}

/**
 * Judges a run of tests. Whatever has not passed has failed, unless it was skipped for a declared reason;
 * and what the runner calls failed is never called anything better.
 */
export function judge({ specifications, modules, unhandled, reason }: Run): Verdict {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const skipped = new Map<Skip, number>();
  for (const test of tests) {
    const declared = test.result().state === 'skipped' ? reasonFor(test) : undefined;
    if (declared) skipped.set(declared, (skipped.get(declared) ?? 0) + 1);
  }
  const ran = new Set(modules.map(({ moduleId }) => moduleId));
  const failures = [
    ...modules.flatMap(failuresOfModule),
    ...specifications
      .filter(({ moduleId }) => !ran.has(moduleId))
      .map(({ moduleId }) => failure(moduleId, 'the file never ran')),
    ...unhandled.map((error) => ({
      name: 'an error outside all tests',
      errors: [error],
      count: 1,
    })),
  ];
  if (specifications.length === 0) failures.push(failure('the tests', 'there are none to run'));
  if (failures.length === 0 && reason !== 'passed')
    failures.push(failure('the tests', `the runner calls the run ${reason}`));
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failures,
    skipped,
  };
}

/** The failed test, if it has failed. */
export function failuresOfTest(test: TestCase): readonly Failure[] {
  const result = test.result();
  if (result.state !== 'failed') return [];
  const errors = result.errors.map((error) => plain(error, test.diagnostic()?.duration));
  return [{ name: nameOf(test), errors, count: 1 }];
}

/** The group's hooks that failed; not the tests in it. */
export function failuresOfSuite(suite: TestSuite | TestModule): readonly Failure[] {
  const errors = suite.errors().map((error) => plain(error));
  return errors.length === 0 ? [] : [{ name: nameOf(suite), errors, count: 1 }];
}

/** All that failed in a file that has ended. */
export function failuresOfModule(module: TestModule): readonly Failure[] {
  const tests = [...module.children.allTests()];
  const hooks = [module, ...module.children.allSuites()].flatMap(failuresOfSuite);
  const failures = [...hooks, ...tests.flatMap(failuresOfTest)];
  const missed = tests.filter((test) => !isOver(test) && reasonFor(test) === undefined);
  if (hooks.length === 0)
    for (const test of missed)
      failures.push(
        failure(
          nameOf(test),
          test.result().state === 'skipped' ? 'skipped, for no declared reason' : 'never ended',
        ),
      );
  else if (missed.length > 0)
    failures.push(
      failure(nameOf(module), `${missed.length} of its tests did not run`, missed.length),
    );
  if (tests.length === 0 && failures.length === 0)
    failures.push(failure(nameOf(module), 'there is no test in it'));
  if (failures.length === 0 && !module.ok())
    failures.push(failure(nameOf(module), 'the runner calls it failed'));
  return failures;
}

export function failure(name: string, message: string, count = 1): Failure {
  return { name, errors: [{ message }], count };
}

/** The runner's word for a limit that was reached, with how long the test ran, and without its advice. */
function plain(error: SerializedError, ran?: number): SerializedError {
  const [, what, limit] = /^(Test|Hook) timed out in (\d+)ms\./.exec(error.message) ?? [];
  if (limit === undefined) return error;
  const after = ran === undefined ? '' : ` It was ended after ${seconds(ran)}.`;
  const message = `Time ran out: the ${what?.toLowerCase()}'s limit is ${seconds(Number(limit))}.${after}`;
  return { ...error, message };
}

function isOver(test: TestCase): boolean {
  return test.result().state === 'passed' || test.result().state === 'failed';
}

/** The declared reason that holds now. */
function reasonFor(test: TestCase): Skip | undefined {
  return skips.find(({ name, skip }) => skip && test.tags.includes(name));
}

export function nameOf(entity: TestCase | TestSuite | TestModule): string {
  if (entity.type === 'module') return entity.relativeModuleId;
  return `${entity.module.relativeModuleId} > ${entity.fullName}`;
}
