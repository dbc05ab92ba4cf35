import { p256 } from '@noble/curves/nist.js';
import { assert, defined, type Result } from '@teller/basics';
import { makeTranscript } from '@teller/protocol';
import { nodeRandom } from '@teller/protocol/node';
import {
  codeOf,
  finishCeremony,
  fixHashes,
  joinCeremony,
  makeDeals,
  messageHashOf,
  takeDeals,
  takeMessages,
} from '@teller/protocol/trustee';
import { planCeremony } from '@teller/rehearsal/keys';

export interface CeremonyBenchOptions {
  readonly trustees: number;
  readonly threshold: number;
  /** Ballot keys that are made: the contests, and the spare ones. */
  readonly slots: number;
}

/**
 * Holds a key ceremony and prints how long each step takes one trustee, beside the bare point multiplications
 * that the step can't do without. Gives the exit code: 1 if the ceremony doesn't end.
 */
export async function benchCeremony(options: CeremonyBenchOptions): Promise<number> {
  const { trustees: n, threshold: k, slots } = options;
  say(`Ballot keys for ${slots} slots, ${n} trustees, ${k} needed. Node ${process.version}.`);
  say('Seconds of one trustee; beside them the bare point multiplications of the step.');
  say('');
  say(row('step', 'seconds', 'bare', 'how many'));
  const trustees = Array.from({ length: n }, (_, i) => ({ id: `t${i + 1}`, name: `Trustee ${i}` }));
  const { plan, keys } = planCeremony(
    { organisation: 'Bench', kind: 'rehearsal', threshold: k, slots, trustees },
    nodeRandom,
  );
  const [own, ...others] = keys;
  let total = 0;
  let bareTotal = 0;
  async function step<T>(
    name: string,
    count: Multiplications,
    run: () => T | Promise<T>,
  ): Promise<T> {
    const start = performance.now();
    const result = await run();
    const seconds = (performance.now() - start) / 1000;
    const bare = bareSeconds(count);
    total += seconds;
    bareTotal += bare;
    say(row(name, seconds.toFixed(2), bare.toFixed(2), `${count.base + count.other}`));
    return result;
  }

  const joined = await step('joins: commitments, proofs', { base: slots * (k + 1), other: 0 }, () =>
    must(joinCeremony(defined(own, 'a trustee'), plan, 'own')),
  );
  const all = [joined, ...others.map((key) => must(joinCeremony(key, plan, 'own')))];
  const hashes = all.map(messageHashOf);
  const messages = all.map(({ message }) => message);
  const ready = await step('checks all messages', { base: n * slots, other: n * slots }, () =>
    must(takeMessages(must(fixHashes(joined, hashes)), messages)),
  );
  const code = defined(codeOf(ready), 'messages are in');
  // The others' check is the same work again: they take it as done.
  const parts = all.map((part) => ({ ...part, hashes, messages }));
  const made = await step('deals', { base: slots * (k + 1) + n - 1, other: n - 1 }, async () =>
    must(await makeDeals(ready, code)),
  );
  const dealt = [made];
  for (const part of parts.slice(1)) dealt.push(must(await makeDeals(part, code)));
  const deals = dealt.flatMap((one) => one.deals);
  const check = { base: slots * (k + 1) + (n - 1) * slots, other: n - 1 };
  const taken = await step('takes the deals', check, async () =>
    must(await takeDeals(made.part, deals)),
  );
  const ends = [taken.end];
  for (const { part } of dealt.slice(1)) ends.push(must(await takeDeals(part, deals)).end);
  const ceremony = must(makeTranscript(plan, messages, ends));
  await step('checks the transcript', { base: slots, other: n }, () =>
    must(finishCeremony(taken.part, ceremony)),
  );
  say(row('a trustee in all', total.toFixed(2), bareTotal.toFixed(2), ''));
  say('');
  say(
    `A message has ${bytes(messages[0])}, a deal ${bytes(deals[0])}, the transcript ${bytes(ceremony)}.`,
  );
  return 0;
}

function bytes(value: unknown): string {
  return `${Math.ceil(JSON.stringify(value).length / 1000)} kB`;
}

/** Of the base point, which the library has a table for, and of other points. */
interface Multiplications {
  readonly base: number;
  readonly other: number;
}

/** The same number of multiplications by random scalars, and nothing else. */
function bareSeconds({ base, other }: Multiplications): number {
  const { BASE, Fn } = p256.Point;
  const scalars = Array.from({ length: 16 }, () =>
    Fn.fromBytes(p256.utils.randomSecretKey(nodeRandom(48))),
  );
  const point = BASE.multiply(defined(scalars[0], 'sixteen'));
  const start = performance.now();
  for (let i = 0; i < base; i++) BASE.multiply(defined(scalars[i % 16], 'sixteen'));
  for (let i = 0; i < other; i++) point.multiplyUnsafe(defined(scalars[i % 16], 'sixteen'));
  return (performance.now() - start) / 1000;
}

function must<T>(result: Result<T, { readonly reason: string }>): T {
  assert(result.ok, `a ceremony in one process: ${result.ok ? '' : result.error.reason}`);
  return result.value;
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
