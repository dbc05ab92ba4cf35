import { beforeAll, expect, test, vi } from 'vitest';
import { event } from './function-url.ts';

// The compositions as Lambda loads them. Nothing here reaches a network: the requests are refused
// before any store is asked.

beforeAll(() => {
  const settings = {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_EC2_METADATA_DISABLED: 'true',
    ELECTIONS_TABLE: 'elections',
    ROLL_TABLE: 'roll',
    ISSUER_TABLE: 'issuer',
    ISSUER: 'teller',
    ENTITLEMENT_KEY_PREFIX: '/teller/test/entitlement-key',
    BOX_TABLE: 'box',
    OFFICE_TABLE: 'office',
    RECORD_BUCKET: 'record',
    ISSUING_KEY_PREFIX: '/teller/test/issuing-key',
    RECEIPT_KEY: 'key',
    MAIL_FROM: 'ballots@example.org',
    ORIGIN: 'https://vote.example.org',
    CAST_LIFETIME_MS: '10000',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return () => vi.unstubAllEnvs();
});

test.each([
  ['roll', '/api/roll/sign-in', async () => import('../src/roll/lambda.ts')],
  ['issuer', '/api/issuer/tokens', async () => import('../src/issuer/lambda.ts')],
  ['box', '/api/box/ballots', async () => import('../src/box/lambda.ts')],
  ['office', '/api/office/session', async () => import('../src/office/lambda.ts')],
] as const)('%s answers', async (_, path, load) => {
  const { handler } = await load();
  const refused = await handler(event(path, 'POST', '{}'));
  expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('malformed')]);
});

test('record answers', async () => {
  const { handler } = await import('../src/record/lambda.ts');
  expect((await handler(event('/api/record/elections', 'POST', '{}'))).statusCode).toBe(405);
});

test.each([
  async () => import('../src/roll/register-job.ts'),
  async () => import('../src/issuer/column-job.ts'),
  async () => import('../src/box/seal-job.ts'),
  async () => import('../src/record/advance-job.ts'),
])('a job has a handler', async (load) => {
  expect((await load()).handler).toBeTypeOf('function');
});
