import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { utf8 } from '@teller/basics';
import { expect, test } from 'vitest';
import { receiptSigner } from '../src/box/receipt-signer.ts';
import { serve } from './loopback.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

test('a KMS signature comes out as r ‖ s and holds under the public key', async () => {
  // KMS's JSON protocol: it signs the message itself and answers in DER.
  const kms = await serve(({ headers, body }, response) => {
    const asked = JSON.parse(body.toString()) as Readonly<Record<string, string>>;
    expect(headers['x-amz-target']).toBe('TrentService.Sign');
    expect(asked).toMatchObject({
      KeyId: 'receipt-key',
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    });
    const message = Buffer.from(asked['Message'] ?? '', 'base64');
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify({ Signature: sign('sha256', message, privateKey).toString('base64') }),
    );
  });
  const signer = receiptSigner({ key: 'receipt-key', endpoint: kms.endpoint });
  const signature = await signer.sign('election', utf8('message'));
  await kms.close();
  expect(signature).toHaveLength(64);
  const key = { key: createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })) };
  const holds = (text: string): boolean =>
    verify('sha256', utf8(text), { ...key, dsaEncoding: 'ieee-p1363' }, signature);
  expect(holds('message')).toBe(true);
  expect(holds('another')).toBe(false);
});
