import { err, ok, type Result } from '@teller/basics';
import {
  CeremonyPlanSchema,
  CeremonySchema,
  SignedComplaintSchema,
  SignedDealSchema,
  SignedEndSchema,
  SignedHashSchema,
  SignedMessageSchema,
  type CeremonyPlan,
} from '@teller/election';
import { judgeComplaint, makeTranscript, type CeremonyFault } from '@teller/protocol';
import { nodePrimitives } from '@teller/protocol/node';
import {
  codeOf,
  finishCeremony,
  fixHashes,
  joinCeremony,
  makeDeals,
  messageHashOf,
  takeDeals,
  takeMessages,
  type TrusteeKey,
  type TrusteePart,
  type WrongDeal,
} from '@teller/protocol/trustee';
import type { CeremonyFolder, FileSchema } from './folder.ts';
import type { Kept } from './kept.ts';

/** Where a trustee's ceremony is after a run: what is waited for, or that it is over. */
export type Stage =
  | { readonly at: 'waits'; readonly what: string; readonly whose: readonly string[] }
  | { readonly at: 'compare'; readonly code: string; readonly plan: CeremonyPlan }
  | { readonly at: 'done' };

/** Why a ceremony can't go on: a sentence about files, or a fault with whoever is named. */
export type Stopped = string | CeremonyFault | WrongDeal;

interface Doing {
  readonly folder: CeremonyFolder;
  /** The code as another trustee read it, on the run where it is given. */
  readonly heard: string | undefined;
  readonly keep: (kept: Kept) => Promise<void>;
  readonly progress: (what: string, done: number, of: number) => void;
}

/**
 * Does whatever a trustee can do now, as far as what the others have put into the folder goes: run again and
 * again, it ends with the shares in the key file and ceremony.json in the folder.
 */
export async function goOn(kept: Kept, doing: Doing): Promise<Result<Stage, Stopped>> {
  if (kept.format === 'teller-trustee-holding/1') return ok({ at: 'done' });
  let part: TrusteePart;
  if (kept.format === 'teller-trustee-key/1') {
    const joined = await join(kept, doing);
    if (!joined.ok) return joined;
    if (joined.value === undefined) return waits('the plan', ['whoever runs the ceremony']);
    part = joined.value;
  } else part = kept;
  return say(part, doing);
}

async function join(
  key: TrusteeKey,
  { folder, keep }: Doing,
): Promise<Result<TrusteePart | undefined, Stopped>> {
  const plan = await folder.read('plan.json', CeremonyPlanSchema);
  if (!plan.ok || plan.value === undefined) return plan.ok ? ok(undefined) : plan;
  const part = joinCeremony(key, plan.value, 'own');
  if (part.ok) await keep(part.value);
  return part;
}

/** Round 1: hashes, then messages, then the code. */
async function say(before: TrusteePart, doing: Doing): Promise<Result<Stage, Stopped>> {
  const { folder, heard, keep, progress } = doing;
  let part = before;
  const { plan, trustee } = part;
  await folder.write(`hashes/${trustee}.json`, messageHashOf(part));
  const hashes = await gather(plan, folder, (id) => `hashes/${id}`, SignedHashSchema);
  if (!hashes.ok) return hashes;
  if (hashes.value.missing.length > 0) return waits('hashes', hashes.value.missing);
  const fixed = fixHashes(part, hashes.value.all);
  if (!fixed.ok) return fixed;
  part = fixed.value;
  // Kept before the message is shown: from then on other hashes are refused.
  await keep(part);
  await folder.write(`messages/${trustee}.json`, part.message);
  const messages = await gather(plan, folder, (id) => `messages/${id}`, SignedMessageSchema);
  if (!messages.ok) return messages;
  if (messages.value.missing.length > 0) return waits('messages', messages.value.missing);
  if (part.messages === undefined) {
    const taken = takeMessages(part, messages.value.all, (done, of) =>
      progress('Checking the messages', done, of),
    );
    if (!taken.ok) return taken;
    part = taken.value;
    await keep(part);
  }
  if (part.compared === undefined) {
    if (heard === undefined) return ok({ at: 'compare', code: codeOf(part) ?? '', plan });
    const made = await makeDeals(part, heard);
    if (!made.ok) return made;
    part = made.value.part;
    for (const deal of made.value.deals)
      await folder.write(`deals/${trustee}/${deal.said.to}.json`, deal);
    await keep(part);
  }
  return receive(part, doing);
}

/** Round 2 and the end. */
async function receive(before: TrusteePart, doing: Doing): Promise<Result<Stage, Stopped>> {
  const { folder, keep, progress } = doing;
  const { plan, trustee, messages = [] } = before;
  const complained = await judged(before, folder);
  if (complained !== undefined) return err(complained);
  const others = { trustees: plan.trustees.filter(({ id }) => id !== trustee) };
  const dealt = await gather(others, folder, (id) => `deals/${id}/${trustee}`, SignedDealSchema);
  if (!dealt.ok) return dealt;
  if (dealt.value.missing.length > 0) return waits('deals', dealt.value.missing);
  const taken = await takeDeals(before, dealt.value.all, async (part, done, of) => {
    progress('Checking the deals', done, of);
    if (done % 20 === 0) await keep(part);
  });
  if (!taken.ok) {
    const complaint = 'complaint' in taken.error ? taken.error.complaint : undefined;
    if (complaint !== undefined) await folder.write(`complaints/${trustee}.json`, complaint);
    return taken;
  }
  await keep(taken.value.part);
  await folder.write(`ends/${trustee}.json`, taken.value.end);
  const ends = await gather(plan, folder, (id) => `ends/${id}`, SignedEndSchema);
  if (!ends.ok) return ends;
  if (ends.value.missing.length > 0) return waits('ends', ends.value.missing);
  const there = await folder.read('ceremony.json', CeremonySchema);
  if (!there.ok) return there;
  const made = there.value ? ok(there.value) : makeTranscript(plan, messages, ends.value.all);
  if (!made.ok) return made;
  const holding = finishCeremony(taken.value.part, made.value);
  if (!holding.ok) return holding;
  await folder.write('ceremony.json', made.value);
  await keep(holding.value);
  return ok({ at: 'done' });
}

/** A complaint in the folder ends the ceremony; every trustee's tool repeats the check and says who is named. */
async function judged(
  { plan, messages = [] }: TrusteePart,
  folder: CeremonyFolder,
): Promise<Stopped | undefined> {
  for (const name of await folder.list('complaints')) {
    const complaint = await folder.read(`complaints/${name}`, SignedComplaintSchema);
    if (!complaint.ok || complaint.value === undefined) continue;
    const verdict = await judgeComplaint(
      plan,
      messages,
      complaint.value,
      nodePrimitives.openSealed,
    );
    // What isn't signed by a trustee is nobody's complaint.
    if (!verdict.ok) continue;
    const { at, trustee } = verdict.value;
    return at === 'dealer'
      ? `${trustee} dealt wrongly: the complaint in ${name} proves it. Begin again without ${trustee}.`
      : `${trustee} complained without cause: the deal in ${name} is right. Begin again without ${trustee}.`;
  }
  return undefined;
}

async function gather<T>(
  { trustees }: Pick<CeremonyPlan, 'trustees'>,
  folder: CeremonyFolder,
  place: (trustee: string) => string,
  schema: FileSchema<T>,
): Promise<Result<{ readonly all: readonly T[]; readonly missing: readonly string[] }, string>> {
  const all: T[] = [];
  const missing: string[] = [];
  for (const { id, name } of trustees) {
    const one = await folder.read(`${place(id)}.json`, schema);
    if (!one.ok) return one;
    if (one.value === undefined) missing.push(name);
    else all.push(one.value);
  }
  return ok({ all, missing });
}

function waits(what: string, whose: readonly string[]): Result<Stage, never> {
  return ok({ at: 'waits', what, whose });
}
