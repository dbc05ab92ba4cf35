import { fork, type ChildProcess } from 'node:child_process';
import type { Answer, Ask, Looked } from './process.ts';

/** A test file that has been looked at. */
export interface TestFile {
  readonly file: string;
  readonly atStart: ReadonlySet<number>;
  readonly startMilliseconds: number;
  readonly tests: readonly Looked[];
  /** Which tests fail without a mutant, because the stand-in for vitest does not know what they use. */
  readonly failed: readonly string[];
}

/** What became of a mutant: by which test it was killed, that it never ended, or that it lives. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'endless' }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'alive' };

/** Asks one process at a time, and starts another where it had to be ended. */
export class Runner {
  readonly #program: string;
  readonly #resolveFrom: string;
  #child: ChildProcess | undefined;

  /** @param resolveFrom - a file beside the tests, from where npm packages are found */
  constructor(program: string, resolveFrom: string) {
    this.#program = program;
    this.#resolveFrom = resolveFrom;
  }

  /** Runs a test file as it is. Tests that fail already have `failed`, and are not run with a mutant. */
  async look(file: string): Promise<TestFile> {
    const answer = await this.#ask({ kind: 'look', file }, 600_000);
    if (answer?.kind === 'looked')
      return { file, ...answer, atStart: new Set(answer.atStart), failed: failures(answer.tests) };
    const why = answer?.kind === 'broken' ? answer.why : 'does not come to an end';
    return { file, atStart: new Set(), startMilliseconds: 0, tests: [], failed: [why] };
  }

  /** Runs the tests that reach the mutant, the quickest files first, until one of them fails. */
  async run(mutant: number, files: readonly TestFile[]): Promise<Fate> {
    let milliseconds = 0;
    const chosen = files
      .map(({ file, atStart, startMilliseconds, tests }) => {
        const reaching = [...tests.entries()].filter(
          ([, { reaches, failed }]) =>
            failed === undefined && (atStart.has(mutant) || reaches.includes(mutant)),
        );
        const takes = reaching.reduce((all, [, test]) => all + test.milliseconds, 0);
        const numbered = reaching.map(([number, { passed }]) => ({
          number,
          limit: 500_000 + 4 * passed,
        }));
        return { file, tests: numbered, takes: takes + startMilliseconds };
      })
      .filter(({ tests }) => tests.length > 0)
      .sort((a, b) => a.takes - b.takes);
    if (chosen.length === 0) return { kind: 'unreached' };
    for (const { takes } of chosen) milliseconds += takes;
    const ask = { kind: 'run', mutant, files: chosen } as const;
    const answer = await this.#ask(ask, 20_000 + 4 * milliseconds);
    if (answer?.kind !== 'ran') return { kind: 'endless' };
    return answer.killedBy === undefined
      ? { kind: 'alive' }
      : { kind: 'killed', by: answer.killedBy };
  }

  stop(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }

  /** Undefined when there was no answer in time, or the process broke down. */
  async #ask(ask: Ask, milliseconds: number): Promise<Answer | undefined> {
    const child = this.#child ?? (await this.#start());
    const answered = answerOf(child, milliseconds);
    child.send(ask);
    const answer = await answered;
    if (answer === undefined) {
      child.kill('SIGKILL');
      this.#child = undefined;
    }
    return answer;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(this.#program, [this.#resolveFrom], {
      execArgv: ['--max-old-space-size=1500'],
      // No mutant may write a golden file.
      env: { ...process.env, CI: '1', UPDATE_GOLDEN: '' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ready = await answerOf(child, 30_000);
    if (ready === undefined) throw new Error('the process for the tests does not start');
    this.#child = child;
    return child;
  }
}

function failures(tests: readonly Looked[]): readonly string[] {
  return tests.flatMap(({ name, failed }) => (failed === undefined ? [] : [`${name}: ${failed}`]));
}

function answerOf(child: ChildProcess, milliseconds: number): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: Answer): void => {
      clearTimeout(timer);
      child.off('message', end);
      child.off('exit', broke);
      resolve(answer);
    };
    const broke = (): void => end();
    const timer = setTimeout(broke, milliseconds);
    child.once('message', end);
    child.once('exit', broke);
  });
}
