import { build } from 'esbuild';
import path from 'node:path';
import { expect, test } from 'vitest';

// Who may hold what: the bundle of each side's entry is looked at, which is all that its Lambda has.

const root = path.resolve(import.meta.dirname, '../../..');

const domains = ['roll', 'issuer', 'box', 'office', 'record'] as const;

/** The repository's own files in the bundle of an entry, through however many imports. */
async function bundled(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [path.join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    external: ['@aws-sdk/*', '@smithy/*'],
  });
  return Object.keys(metafile.inputs).filter((file) => file.startsWith('packages/'));
}

/** Files of another side: of the service, of the functions or of the stores. */
function foreign(files: readonly string[], domain: string): readonly string[] {
  return files.filter((file) => {
    const side = /^packages\/(?:service|functions|aws)\/src\/(\w+)\//.exec(file)?.[1];
    // The officers' log is public in the end: the record's job reads it, and appends its steps.
    const log = domain === 'record' && file.startsWith('packages/aws/src/office/');
    return domains.some((other) => other === side && other !== domain) && !log;
  });
}

/** Files of the service's edge whose name says what they are about. */
function named(files: readonly string[], names: RegExp): readonly string[] {
  return files.filter(
    (file) =>
      /^packages\/(?:service|functions|aws)\//.test(file) && names.test(path.basename(file)),
  );
}

test.each(domains)('%s has no code of another side', async (domain) => {
  for (const entry of entriesOf(domain)) {
    const files = await bundled(entry);
    expect(files).toContain(`packages/service/src/${domain}/index.ts`);
    expect(foreign(files, domain)).toEqual([]);
  }
});

test('the box knows no mail, no session, no roll entry; roll and issuer no ballot, nor each other', async () => {
  const box = await bundled('packages/functions/src/box/app.ts');
  const roll = await bundled('packages/functions/src/roll/app.ts');
  const issuer = await bundled('packages/functions/src/issuer/app.ts');
  expect(named(box, /mail|session|sign-in|issu(?:ance|ing|e\.ts)|cookie/)).toEqual([]);
  expect([...box, ...issuer].filter((file) => file.includes('/mail/'))).toEqual([]);
  const ballots = /^(?:ballot-box|cast|seal|sealed-list)/;
  expect(named(roll, ballots)).toEqual([]);
  expect(named(issuer, ballots)).toEqual([]);
  expect(named(roll, /issu(?:ance|ing|er|e\.ts)/)).toEqual([]);
  expect(named(issuer, /mail|session|sign-in|cookie|entries|entitle\.ts|address/)).toEqual([]);
});

test('the test can tell: an entry with both sides is found out', async () => {
  const files = await bundled('packages/functions/src/index.ts');
  expect(foreign(files, 'box').length).toBeGreaterThan(5);
});

const jobs = {
  roll: 'register-job',
  issuer: 'column-job',
  box: 'seal-job',
  office: undefined,
  record: 'advance-job',
};

function entriesOf(domain: (typeof domains)[number]): readonly string[] {
  const names = ['app', 'lambda', jobs[domain]].filter((name) => name !== undefined);
  return names.map((name) => `packages/functions/src/${domain}/${name}.ts`);
}
