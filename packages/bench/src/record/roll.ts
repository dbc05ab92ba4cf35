// A process of its own: prints the roll commitment for so many members.
import { memberHash } from '@teller/election';
import { rollCommitment } from '@teller/protocol';
import { contests, member } from './election.ts';

const members = Number(process.argv[2]);
const entries = Array.from({ length: members }, (_, n) => {
  const entry = member(n);
  return { member: memberHash(entry), contests: entry.contests };
});
const ids = contests.map(({ id }) => id);
process.stdout.write(JSON.stringify(rollCommitment(entries, ids)));
