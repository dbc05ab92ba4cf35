import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runWithin } from '../../src/limits.ts';

export const repository: string = path.resolve(import.meta.dirname, '../../../..');
export const platform: string = path.join(repository, '.sst/platform');

/**
 * Makes sure that the SST components are there in the pinned version; unpacks them from the npm
 * registry when they are not (about 50 s, 350 MB in .sst, once). Fails, and says what to do,
 * when that can't be done: a check that is skipped in silence protects nothing.
 */
export async function installPlatform(): Promise<void> {
  const pinned = readVersion(path.join(repository, 'node_modules/sst/package.json'));
  if (installed(pinned)) return;
  const sst = path.join(repository, 'node_modules/.bin/sst');
  try {
    await runWithin(300_000, sst, ['install', '--stage', 'test'], {
      cwd: repository,
      env: {
        ...process.env,
        SST_SKIP_DEPENDENCY_CHECK: '1',
        SST_NO_BUN: '1',
        SST_TELEMETRY_DISABLED: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
  } catch (cause) {
    throw cannotUnpack(String(cause), cause);
  }
  if (!installed(pinned)) throw cannotUnpack(`no @pulumi/aws below ${platform}`, undefined);
}

function cannotUnpack(reason: string, cause: unknown): Error {
  return new Error(
    'The SST platform could not be unpacked into .sst/platform, so infra/ was not checked. ' +
      'It needs the npm registry and about 350 MB of disk: try `npx sst install --stage test`. ' +
      reason,
    { cause },
  );
}

function installed(pinned: string): boolean {
  const version = path.join(platform, 'version');
  return (
    existsSync(version) &&
    readFileSync(version, 'utf8').trim() === pinned &&
    existsSync(path.join(platform, 'node_modules/@pulumi/aws/package.json')) &&
    existsSync(path.join(repository, '.sst/provider-lock.json'))
  );
}

function readVersion(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
