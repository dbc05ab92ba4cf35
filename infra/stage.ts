/** What differs between a stage that may be thrown away and the one that holds real elections. */
export const production: boolean = $app.stage === 'production';

/** The web address members use, for instance `vote.example.org`; without it CloudFront's own name. */
export const domain: string | undefined = process.env['TELLER_DOMAIN'];

/** Who sign-in codes come from, for instance `ballots@example.org`. */
export const mailFrom: string = required('TELLER_MAIL_FROM');

/** Who is mailed when a job fails, for instance `operator@example.org`. */
export const alarmsTo: string = required('TELLER_ALARMS_TO');

/** The issuer that this deployment runs, as manifests name it; others are run by others. */
export const issuer = 'teller';

/** Origins of issuers that are run by others, which pages must be allowed to ask, separated by spaces. */
export const otherIssuers: readonly string[] = (process.env['TELLER_ISSUERS'] ?? '')
  .split(' ')
  .filter((origin) => origin !== '');

/** What every function runs on. Nothing is granted by default: see `permissions` of each. */
export const machine = {
  runtime: 'nodejs24.x',
  architecture: 'arm64',
  memory: '1024 MB',
  timeout: '20 seconds',
} as const;

/** Jobs hold an election's ballots in memory: about 1 kB each. */
export const jobMachine = { ...machine, memory: '3008 MB', timeout: '15 minutes' } as const;

/**
 * A ballot is acknowledged, and a token given out, within this or not at all: the drain after the
 * close waits for longer. A function and its job must be told the same.
 */
export const lifetime = { CAST_LIFETIME_MS: '10000' } as const;

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`Set ${name} before deploying: infra/README.md says to what.`);
  return value;
}
