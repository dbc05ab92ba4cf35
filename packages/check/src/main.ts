// The one check, as people and CI run it: `npm test`.
// `npm test -- FILTER...` runs only the tests whose path holds one of the filters.
// `--in FOLDER` takes the tests of another folder: the check's own test gives it broken ones.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CheckReporter } from './reporter.ts';
import { seconds } from './seconds.ts';
import { runSteps } from './steps.ts';
import { failure, type Verdict } from './verdict.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
const { filters, folder } = asked();

// Nothing has passed unless all was run.
process.exitCode = 1;

/** Called by packages/setup/run.mjs. */
export async function run(): Promise<void> {
  process.exitCode = undefined;
  const isAll = filters.length === 0 && folder === repository;
  const steps = isAll ? await runSteps(repository) : { passed: 0, failed: [] };
  const { verdict, reporter } = await runTests();
  tell(steps.failed, verdict, reporter);
  const failed = steps.failed.length + verdict.failures.reduce((sum, { count }) => sum + count, 0);
  const skipped = [...verdict.skipped.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `${steps.passed + verdict.passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
  process.exit(failed === 0 ? 0 : 1);
}

function asked(): { readonly filters: readonly string[]; readonly folder: string } {
  try {
    const { values, positionals } = parseArgs({
      options: { in: { type: 'string', default: repository } },
      allowPositionals: true,
    });
    return { filters: positionals, folder: path.resolve(values.in) };
  } catch {
    process.stderr.write(
      'npm test takes only parts of paths. To give the runner options: npx vitest run FILE -t NAME\n',
    );
    return process.exit(2);
  }
}

async function runTests(): Promise<{ verdict: Verdict; reporter: CheckReporter }> {
  const { startVitest } = await import('vitest/node');
  const reporter = new CheckReporter();
  try {
    const options = {
      config: path.join(repository, 'vitest.config.ts'),
      root: folder,
      watch: false,
      allowOnly: false,
      reporters: [reporter],
    };
    // All in one stream, so that an error stands under its test's name.
    await startVitest('test', [...filters], options, {}, { stderr: process.stdout });
    const { verdict } = reporter;
    if (verdict === undefined) return { verdict: none('did not run to their end'), reporter };
    // The runner's own verdict is kept where it is the worse one.
    if (verdict.failures.length > 0 || !process.exitCode) return { verdict, reporter };
    const why = `failed: the runner ended with ${process.exitCode}`;
    return { verdict: { ...verdict, failures: none(why).failures }, reporter };
  } catch (error) {
    return { verdict: none(`could not be run: ${String(error)}`), reporter };
  }
}

function none(why: string): Verdict {
  return { passed: 0, failures: [failure('the tests', why)], skipped: new Map() };
}

function tell(
  steps: readonly string[],
  { failures, skipped }: Verdict,
  reporter: CheckReporter,
): void {
  const slowest = reporter.slowest(10).filter(([, milliseconds]) => milliseconds > 1000);
  const lines = [
    ...(slowest.length > 0 ? ['Slowest:'] : []),
    ...slowest.map(([name, milliseconds]) => `  ${seconds(milliseconds).padStart(7)}  ${name}`),
    ...(steps.length + failures.length > 0 ? ['Failed:'] : []),
    ...steps.map((what) => `  ${what}`),
    ...failures.map(({ name, errors }) => `  ${name}: ${firstLine(errors[0]?.message)}`),
    ...[...skipped].map(([{ name, description }, n]) => `${n} skipped (${name}): ${description}`),
  ];
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function firstLine(message = ''): string {
  return message.split('\n')[0] ?? '';
}
