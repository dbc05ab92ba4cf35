import { utf8, type Bytes } from '@teller/basics';
import { electionId, type Manifest } from '@teller/election';
import { electionCode } from '@teller/protocol';

/** README.txt: what the folder is and how to check it, for someone who finds nothing else. */
export function buildReadme(manifest: Manifest): Bytes {
  const rehearsal =
    manifest.kind === 'rehearsal' ? 'THIS IS A REHEARSAL. Nobody was elected by it.\n\n' : '';
  return utf8(`${rehearsal}${manifest.title}
${manifest.organisation}

This folder is the public record of a ballot held with Teller.
Election id: ${electionId(manifest)}
in short:    ${electionCode(electionId(manifest))}

With it anyone can check that every ballot came with a voting token of this election and
that there are no more of them than members took, that none was lost, changed or added
since the list was sealed, and that the count is right:

    npm run teller -- verify FOLDER

That your own ballot is in the list, your receipt shows: verify FOLDER --receipt CODE.
Compare the election id with the one on your ballot page. It is the SHA-256 hash of
manifest.json, which fixes the keys, the roll and, by their hashes, the contests.

manifest.json        the election: its times, officers, trustees and roll, the hash of each contest
contests/            what was voted on, by which rule, under which keys
statements/          what candidates say to members
ceremony.json        how the trustees made the key that ballots are sealed to
register.bin         every roll entry as a hash, and the contests it took a token for
officers-log.json    what the officers did, with the approvals of each act
ballots/             the ballots of each contest, sorted by token
sealed/              what each of them has sealed in it, in the same order
keys/                the key that opens each contest's, and the trustees' shares it was made from
papers/              the opened papers; .blt files can be counted with other programs
counts/              every stage of each count
software.json        what made this record
index.json           the length and SHA-256 hash of every other file
`);
}
