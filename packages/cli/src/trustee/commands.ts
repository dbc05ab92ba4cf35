import { existsSync } from 'node:fs';
import { toBase64url, unreachable } from '@teller/basics';
import { CeremonyPlanSchema, spareSlots, TrusteeSchema, type CeremonyPlan } from '@teller/election';
import { ceremonyId, checkPlan } from '@teller/protocol';
import { nodeRandom } from '@teller/protocol/node';
import { makeTrusteeKey, signingKeyOf } from '@teller/protocol/trustee';
import { complain, say } from '../terminal/complain.ts';
import { ProgressLine } from '../terminal/progress.ts';
import { CeremonyFolder } from './folder.ts';
import { keep, readKept } from './kept.ts';
import { goOn, type Stage, type Stopped } from './steps.ts';

/** Where a trustee keeps their secrets, and exchanges files. */
export interface TrusteeOptions {
  readonly keep: string;
  readonly folder: string;
}

/** Makes a trustee's key, and puts its public half into the folder. Gives the exit code, as the others do. */
export async function makeKey({
  keep: file,
  folder,
  id,
  name,
}: TrusteeOptions & { readonly id: string; readonly name: string }): Promise<number> {
  if (existsSync(file)) return complain(`${file} is there already, and is left as it is.`);
  if (!TrusteeSchema.safeParse({ id, name }).success)
    return complain('An id has lower-case letters, digits and hyphens; a name is one line.');
  const exchange = new CeremonyFolder(folder);
  const there = `trustees/${id}.json`;
  if ((await exchange.list('trustees')).includes(`${id}.json`))
    return complain(
      `${folder}/${there} is there already: another trustee has that id. Take another.`,
    );
  const key = makeTrusteeKey(nodeRandom);
  await keep(file, key);
  await exchange.write(there, { id, name, signingKey: signingKeyOf(key) });
  say(`Your key is in ${file}. Keep it where only you can read it, and never send it.`);
  say(`Its public half is in ${folder}/${there}, for whoever runs the ceremony.`);
  return 0;
}

/** Whom the keys are made for. */
export interface PlanOptions {
  readonly folder: string;
  readonly organisation: string;
  readonly threshold: number;
  readonly contests: number;
  readonly rehearsal: boolean;
}

/** Makes the plan of a ceremony from the public keys in the folder. */
export async function makePlan(options: PlanOptions): Promise<number> {
  const folder = new CeremonyFolder(options.folder);
  const there = await folder.read('plan.json', CeremonyPlanSchema);
  if (!there.ok || there.value !== undefined)
    return complain(`There is a plan in ${options.folder} already. Take another folder.`);
  const trustees: unknown[] = [];
  for (const name of await folder.list('trustees')) {
    const trustee = await folder.read(`trustees/${name}`, anything);
    if (!trustee.ok) return complain(trustee.error);
    trustees.push(trustee.value);
  }
  const plan = CeremonyPlanSchema.safeParse({
    format: 'teller-ceremony-plan/1',
    organisation: options.organisation,
    nonce: toBase64url(nodeRandom(32)),
    kind: options.rehearsal ? 'rehearsal' : 'election',
    threshold: options.threshold,
    slots: options.contests + spareSlots,
    trustees,
  });
  if (!plan.success || !checkPlan(plan.data).ok)
    return complain(
      `No ceremony can be held by ${trustees.length} trustees of whom ${options.threshold} are needed:`,
      'there have to be at least three, each with a key of their own, at least two needed, and one to spare.',
    );
  await folder.write('plan.json', plan.data);
  for (const line of planLines(plan.data)) say(line);
  say('Each trustee now runs: teller trustee ceremony');
  return 0;
}

/** Goes on with a trustee's part of the ceremony as far as it can. */
export async function takePart(
  options: TrusteeOptions & { readonly code?: string },
): Promise<number> {
  const kept = await readKept(options.keep);
  if (!kept.ok) return complain(kept.error);
  const progress = new ProgressLine();
  const gone = await goOn(kept.value, {
    folder: new CeremonyFolder(options.folder),
    heard: options.code,
    keep: async (now) => keep(options.keep, now),
    progress: (what, done, of) => progress.show(what, done, of),
  }).finally(() => progress.end());
  if (!gone.ok) return complain(...stoppedLines(gone.error));
  if (gone.value.at === 'compare') {
    for (const line of planLines(gone.value.plan)) say(line);
    process.stdout.write(`${gone.value.code}\n`);
  }
  for (const line of stageLines(gone.value, options)) say(line);
  return 0;
}

function stageLines(stage: Stage, { keep: file, folder }: TrusteeOptions): readonly string[] {
  switch (stage.at) {
    case 'waits':
      return [`Waiting for the ${stage.what} of ${stage.whose.join(', ')}. Run this again then.`];
    case 'compare':
      return [
        'Is that the ceremony you agreed to, with people you know, all of them? If not, stop.',
        'This is your code. Read it to all the other trustees together, in one call or one room, and hear',
        'each of them read theirs. If one differs, somebody has changed a key on the way: stop.',
        'Otherwise run this again with the code that you heard: --code …',
      ];
    case 'done':
      return [
        `The ceremony is over. Your shares are in ${file}, and the transcript in`,
        `${folder}/ceremony.json. Keep the key file until the election has been counted.`,
      ];
    default:
      return unreachable(stage);
  }
}

function planLines(plan: CeremonyPlan): readonly string[] {
  const { kind, trustees, threshold, slots } = plan;
  return [
    `${kind === 'rehearsal' ? 'A rehearsal: ' : ''}${slots} ballot keys, ${trustees.length} trustees, ${threshold} needed.`,
    `Ceremony id ${ceremonyId(plan)}`,
    ...trustees.map(({ id, name }) => `  ${name} (${id})`),
  ];
}

function stoppedLines(stopped: Stopped): readonly string[] {
  if (typeof stopped === 'string') return [stopped];
  const { reason, trustee } = stopped;
  const whose = trustee === undefined ? '' : ` (${trustee})`;
  if (reason === 'code-differs')
    return [
      'The code that you heard isn’t the one that you have. Compare them again, letter by letter.',
      'If they differ, somebody has put in a key of their own: no deal was sent. Begin again another way.',
    ];
  if (reason === 'wrong-deal' && 'complaint' in stopped)
    return stopped.complaint === undefined
      ? [`The deal of ${trustee} is not the one that they signed. Ask for it again.`]
      : [
          `${trustee} dealt a wrong value. The complaint in the folder proves it to the others.`,
          `The ceremony is over: begin again without ${trustee}.`,
        ];
  return [`The ceremony can’t go on: ${reason}${whose}.`];
}

const anything = {
  safeParse: (data: unknown) => ({ success: true, data }) as const,
};
