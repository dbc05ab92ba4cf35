import { instantAfter, type Rehearsed, type RehearsalPlan } from '@teller/rehearsal';
import { setUp } from '../set-up.ts';
import type { LocalStores } from '../stores.ts';

const week = 7 * 86_400;

/** Sets up an election with a member for each paper of the plan. */
export async function setUpRehearsal(
  stores: LocalStores,
  { title, contest, papers }: RehearsalPlan,
  origin: string,
): Promise<Rehearsed> {
  const emails = papers.map((_, i) => `member-${i + 1}@rehearsal.example`);
  const ready = await setUp(stores, {
    kind: 'rehearsal',
    title,
    organisation: 'Rehearsal on one machine',
    opensAt: instantAfter(-60),
    closesAt: instantAfter(week),
    contests: [contest],
    roll: emails.map((email, i) => ({
      member: `R${String(i + 1).padStart(7, '0')}`,
      name: `Member ${i + 1}`,
      email,
      contests: [contest.id],
    })),
    office: { relyingParty: new URL(origin).hostname, origin },
  });
  return { ...ready, emails };
}
