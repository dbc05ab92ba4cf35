import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Says which Teller this is: its version, and the commit where it is a checkout; and ends. */
export function sayVersion(): never {
  const { version: number } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const git = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], {
    cwd: root,
    encoding: 'utf8',
  });
  const commit = git.status === 0 ? ` (commit ${git.stdout.trim()})` : '';
  process.stdout.write(`teller ${number}${commit}, Node ${process.version}\n`);
  process.exit(0);
}
