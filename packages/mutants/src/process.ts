// The process in which the tests run, again and again, with one mutant after the other. Its parent ends
// it when a mutant never comes to an end.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { standIn, type CollectedTest } from './stand-in.ts';

/** What the parent asks. */
export type Ask =
  /** Run all tests of a file without a mutant, and say what they reach. */
  | { readonly kind: 'look'; readonly file: string }
  /** Run these tests (by number in their file) with the mutant, until one fails. */
  | {
      readonly kind: 'run';
      readonly mutant: number;
      readonly files: readonly {
        readonly file: string;
        /** With a limit each: four times as many switches as without a mutant, or it counts as endless. */
        readonly tests: readonly { readonly number: number; readonly limit: number }[];
      }[];
    };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly why: string }
  | {
      readonly kind: 'looked';
      /** Mutants reached before any test runs. */
      readonly atStart: readonly number[];
      readonly startMilliseconds: number;
      readonly tests: readonly Looked[];
    }
  | { readonly kind: 'ran'; readonly killedBy?: string };

export interface Looked {
  readonly name: string;
  readonly failed?: string;
  readonly milliseconds: number;
  readonly passed: number;
  readonly reaches: readonly number[];
}

const require = createRequire(String(process.argv[2]));
interface FastCheck {
  configureGlobal(parameters: { seed: number; endOnFailure: boolean }): void;
  assert(property: unknown, parameters?: { numRuns?: number }): unknown;
}
const fastCheck = require('fast-check') as FastCheck;
// The same random elections for every mutant, and no time spent on making a counterexample smaller.
fastCheck.configureGlobal({ seed: 42, endOnFailure: true });
/** A hundred random elections of each kind: a mutant that lives through them costs time enough. */
const shorter: FastCheck = {
  ...fastCheck,
  assert: (property, parameters) =>
    fastCheck.assert(property, {
      ...parameters,
      numRuns: Math.min(100, parameters?.numRuns ?? 100),
    }),
};

let active = -1;
let passed = 0;
let limit = Infinity;
/** No file has this many to pass before its tests begin. */
const atStart = 20_000_000;
let reached: Set<number> | undefined;

function $m(mutant: number): boolean {
  if (++passed > limit) throw new Error('does not end');
  reached?.add(mutant);
  return mutant === active;
}

type Script = (
  m: typeof $m,
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
) => void;
const scripts = new Map<string, Script>();

function load(file: string): readonly CollectedTest[] {
  let script = scripts.get(file);
  if (script === undefined) {
    const text = `(function ($m, require, module, exports) {${readFileSync(file, 'utf8')}\n})`;
    const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const compiled = new vm.Script(text, { filename: file, importModuleDynamically });
    script = compiled.runInThisContext() as Script;
    scripts.set(file, script);
  }
  const { module, tests } = standIn();
  const own = { exports: {} };
  const given: Readonly<Record<string, unknown>> = { vitest: module, 'fast-check': shorter };
  script($m, (name) => given[name] ?? require(name), own, own.exports);
  return tests;
}

async function look(file: string): Promise<Answer> {
  const tests: Looked[] = [];
  reached = new Set();
  const began = performance.now();
  const collected = load(file);
  const startMilliseconds = performance.now() - began;
  const atStart = [...reached];
  for (const { name, run } of collected) {
    reached = new Set();
    passed = 0;
    const started = performance.now();
    let failed: string | undefined;
    try {
      await run();
    } catch (error) {
      failed = String(error);
    }
    const milliseconds = performance.now() - started;
    const seen = { name, milliseconds, passed, reaches: [...reached] };
    tests.push(failed === undefined ? seen : { ...seen, failed });
  }
  reached = undefined;
  return { kind: 'looked', atStart, startMilliseconds, tests };
}

async function run(ask: Extract<Ask, { kind: 'run' }>): Promise<Answer> {
  active = ask.mutant;
  for (const { file, tests } of ask.files) {
    let name = file;
    try {
      passed = 0;
      limit = atStart;
      const collected = load(file);
      for (const test of tests) {
        passed = 0;
        limit = test.limit;
        name = collected[test.number]?.name ?? file;
        await collected[test.number]?.run();
      }
    } catch {
      return { kind: 'ran', killedBy: name };
    }
  }
  return { kind: 'ran' };
}

/** A test file that uses what the stand-in does not know, or a mistake of ours. */
function fail(error: unknown): void {
  answer({ kind: 'broken', why: String(error) });
}

function answer(text: Answer): void {
  process.send?.(text);
}

process.on('message', (ask: Ask) => {
  active = -1;
  limit = Infinity;
  void (ask.kind === 'look' ? look(ask.file) : run(ask)).then(answer, fail);
});
process.on('disconnect', () => process.exit());
answer({ kind: 'ready' });
