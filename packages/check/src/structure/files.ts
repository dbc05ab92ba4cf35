import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root: string = path.resolve(import.meta.dirname, '../../../..');

export interface SourceFile {
  /** Path from the repository root. */
  readonly path: string;
  readonly text: string;
}

/** The files git keeps, or would keep if they were added, whose path matches. */
export function filesMatching(pattern: RegExp): readonly SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return listed
    .split('\0')
    .filter((file) => pattern.test(file))
    .flatMap((file) => {
      try {
        return [{ path: file, text: readFileSync(path.join(root, file), 'utf8') }];
      } catch {
        return []; // deleted in the working tree
      }
    });
}
