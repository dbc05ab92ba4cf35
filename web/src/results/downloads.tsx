import type { ReactElement } from 'react';
import type { LoadedElection } from '../api/contests.ts';
import css from '../frame/parts.module.css';
import { recordAddress } from './record-files.ts';
import { words } from './words.ts';

const say = words.downloads;

type File = readonly [path: string, text: string];

/** The record's files that people ask for, and the index of all. */
export function Downloads({ election }: { readonly election: LoadedElection }): ReactElement {
  const { id, contests } = election;
  const files: readonly File[] = [
    ['index.json', say.index],
    ['manifest.json', say.manifest],
    ['officers-log.json', say.log],
    ['register.bin', say.register],
  ];
  const contestFiles = contests.flatMap((contest): readonly File[] => [
    [`counts/${contest.id}.json`, say.count(contest.title)],
    [`papers/${contest.id}.blt`, say.blt(contest.title)],
    [`ballots/${contest.id}.bin`, say.ballots(contest.title)],
  ]);
  return (
    <section>
      <h2>{say.title}</h2>
      <FileList election={id} files={files} />
      <details>
        <summary>{say.contests}</summary>
        <FileList election={id} files={contestFiles} />
      </details>
    </section>
  );
}

function FileList({
  election,
  files,
}: {
  readonly election: string;
  readonly files: readonly File[];
}): ReactElement {
  return (
    <ul className={css.links}>
      {files.map(([path, text]) => (
        <li key={path}>
          <a href={recordAddress(election, path)} download={path.replace('/', '-')}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
