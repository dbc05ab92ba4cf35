import type { UserConsoleLog } from 'vitest';
import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestSpecification,
  TestSuite,
  Vitest,
} from 'vitest/node';
import type { ReportedHookContext } from 'vitest/reporters';
import { seconds } from './seconds.ts';
import {
  failuresOfModule,
  failuresOfSuite,
  failuresOfTest,
  judge,
  nameOf,
  type Failure,
  type Run,
  type Verdict,
} from './verdict.ts';

/**
 * Tells of a failure when it happens, or when the runner tells of it, at the latest when the next test of
 * the file ends; else, on a terminal, in one line how far the run is, and in CI
 * each file that has ended. What passing tests print is not shown.
 */
export class CheckReporter implements Reporter {
  /** Once the run has ended. */
  verdict: Verdict | undefined;
  readonly #isCi = Boolean(process.env['CI']);
  readonly #isTerminal = process.stdout.isTTY && !this.#isCi;
  readonly #told = new Set<string>();
  readonly #printed = new Map<string, string[]>();
  readonly #durations = new Map<string, number>();
  readonly #hooksSince = new Map<string, number>();
  #specifications: readonly TestSpecification[] = [];
  #vitest: Vitest | undefined;
  #ended = 0;
  #failed = 0;
  #passed = 0;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#specifications = specifications;
  }

  onUserConsoleLog({ taskId, content }: UserConsoleLog): void {
    if (taskId === undefined) return;
    this.#printed.set(taskId, [...(this.#printed.get(taskId) ?? []), content]);
  }

  onTestCaseResult(test: TestCase): void {
    this.#durations.set(nameOf(test), test.diagnostic()?.duration ?? 0);
    if (test.result().state === 'passed') {
      this.#passed++;
      this.#printed.delete(test.id);
    }
    this.#tell(failuresOfTest(test), test.id);
    this.#showProgress();
  }

  onTestSuiteResult(suite: TestSuite): void {
    this.#tell(failuresOfSuite(suite), suite.id);
  }

  onHookStart({ name, entity }: ReportedHookContext): void {
    if (entity.type !== 'test')
      this.#hooksSince.set(`${nameOf(entity)} > ${name}`, performance.now());
  }

  onHookEnd({ name, entity }: ReportedHookContext): void {
    const hook = `${nameOf(entity)} > ${name}`;
    const since = this.#hooksSince.get(hook);
    if (since !== undefined) this.#durations.set(hook, performance.now() - since);
  }

  onTestModuleEnd(module: TestModule): void {
    this.#ended++;
    const failures = failuresOfModule(module);
    this.#tell(failures, module.id);
    if (!this.#isCi) return;
    const tests = [...module.children.allTests()].length;
    const mark = failures.length === 0 ? '✓' : '✗';
    say(`${mark} ${nameOf(module)} (${tests} tests, ${seconds(module.diagnostic().duration)})`);
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: Run['reason'],
  ): void {
    this.#clearProgress();
    const specifications = this.#specifications;
    this.verdict = judge({ specifications, modules, unhandled, reason });
    this.#tell(this.verdict.failures);
  }

  /** The tests and set-ups that took longest, with their milliseconds. */
  slowest(count: number): readonly (readonly [name: string, milliseconds: number])[] {
    return [...this.#durations].toSorted(([, a], [, b]) => b - a).slice(0, count);
  }

  /** Says each failure once, with what its test has printed. */
  #tell(failures: readonly Failure[], id?: string): void {
    for (const { name, errors, count } of failures) {
      const key = `${name} ${errors.map(({ message }) => message).join(' ')}`;
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      this.#failed += count;
      this.#clearProgress();
      say(`✗ ${name}`);
      for (const error of errors)
        if (error.stack === undefined) say(`  ${error.message}`);
        else this.#vitest?.logger.printError(error);
      const printed = id === undefined ? undefined : this.#printed.get(id);
      if (printed) say(printed.join(''));
    }
  }

  #showProgress(): void {
    if (!this.#isTerminal) return;
    const files = `${this.#ended} of ${this.#specifications.length} files`;
    process.stdout.write(`\r\u001B[K${files}, ${this.#passed} passed, ${this.#failed} failed`);
  }

  #clearProgress(): void {
    if (this.#isTerminal) process.stdout.write('\r\u001B[K');
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
