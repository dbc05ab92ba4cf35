import type { ReactElement } from 'react';
import type { PublicElection } from '../api/record.ts';
import css from '../frame/parts.module.css';
import { recordAddress } from './record-files.ts';
import { words } from './words.ts';

const say = words.downloads;

/** The record's files that people ask for, and the index of all. */
export function Downloads({ election }: { readonly election: PublicElection }): ReactElement {
  const { id, manifest } = election;
  const files: readonly (readonly [path: string, text: string])[] = [
    ['index.json', say.index],
    ['manifest.json', say.manifest],
    ['officers-log.json', say.log],
    ['register.json', say.register],
    ...manifest.contests.flatMap((contest): readonly (readonly [string, string])[] => [
      [`counts/${contest.id}.json`, say.count(contest.title)],
      [`papers/${contest.id}.blt`, say.blt(contest.title)],
      [`ballots/${contest.id}.bin`, say.ballots(contest.title)],
    ]),
  ];
  return (
    <section>
      <h2>{say.title}</h2>
      <ul className={css.links}>
        {files.map(([path, text]) => (
          <li key={path}>
            <a href={recordAddress(id, path)} download={path.replace('/', '-')}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
