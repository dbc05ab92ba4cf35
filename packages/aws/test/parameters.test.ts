import { entitlementKeysContract, issuingKeysContract } from '@teller/rehearsal/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuingKeys } from '../src/issuer/issuing-keys.ts';
import { entitlementKeys } from '../src/roll/entitlement-keys.ts';
import { serve, type Loopback } from './loopback.ts';

interface Parameter {
  readonly Name: string;
  readonly Value: string;
  readonly Type?: string;
  readonly Overwrite?: boolean;
  readonly KeyId?: string;
  readonly WithDecryption?: boolean;
}

const parameters = new Map<string, Parameter>();
let ssm: Loopback;

/** SSM's JSON protocol, as far as keys use it. */
beforeAll(async () => {
  ssm = await serve(({ headers, body }, response) => {
    const asked = JSON.parse(body.toString()) as Parameter;
    const answer = (status: number, document: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(document));
    };
    const there = parameters.get(asked.Name);
    const absent = { __type: 'ParameterNotFound', message: 'absent' };
    switch (String(headers['x-amz-target'])) {
      case 'AmazonSSM.PutParameter':
        if (there !== undefined && asked.Overwrite !== true)
          return answer(400, { __type: 'ParameterAlreadyExists' });
        parameters.set(asked.Name, asked);
        return answer(200, { Version: 1 });
      case 'AmazonSSM.GetParameter':
        if (there === undefined) return answer(400, absent);
        // Without decryption SSM gives the ciphertext.
        return answer(200, {
          Parameter: { Value: asked.WithDecryption === true ? there.Value : 'sealed' },
        });
      case 'AmazonSSM.DeleteParameter':
        return parameters.delete(asked.Name) ? answer(200, {}) : answer(400, absent);
      default:
        return answer(400, { __type: 'InvalidAction' });
    }
  });
});

afterAll(async () => {
  await ssm.close();
});

const claims = [
  ...issuingKeysContract(() =>
    issuingKeys({ prefix: '/teller/test/issuing-key', endpoint: ssm.endpoint }),
  ),
  ...entitlementKeysContract(() =>
    entitlementKeys({ prefix: '/teller/test/entitlement-key', endpoint: ssm.endpoint }),
  ),
];

describe('the contract on SSM (a loopback server that speaks the calls used)', () => {
  test.each(claims)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});

test('a key is stored encrypted, by the key that only its reader may use', async () => {
  const keys = issuingKeys({ prefix: '/p', sealedBy: 'seal-key', endpoint: ssm.endpoint });
  await keys.put({ election: 'e', issuer: 'teller', contest: 'ward-1' }, 'private');
  await entitlementKeys({ prefix: '/q', sealedBy: 'other-key', endpoint: ssm.endpoint }).put(
    'e',
    'private',
  );
  const sealed = { Type: 'SecureString', Value: 'private' };
  expect(parameters.get('/p/e/teller/ward-1')).toMatchObject({ ...sealed, KeyId: 'seal-key' });
  expect(parameters.get('/q/e')).toMatchObject({ ...sealed, KeyId: 'other-key' });
});
