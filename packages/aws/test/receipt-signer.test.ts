import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { utf8 } from '@teller/basics';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rawSignature } from '../src/box/der.ts';
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

test('every pair of integers survives DER, short and negative-looking ones too', () => {
  const integer = fc.oneof(
    fc.bigInt(1n, 2n ** 256n - 1n),
    fc.bigInt(1n, 2n ** 16n),
    fc.constantFrom(127n, 128n, 2n ** 248n - 1n, 2n ** 255n, 2n ** 256n - 1n),
  );
  fc.assert(
    fc.property(integer, integer, (r, s) => {
      expect(Buffer.from(rawSignature(der(r, s))).toString('hex')).toBe(hex(r) + hex(s));
    }),
    { numRuns: process.env['SLOW'] === undefined ? 200 : 20_000 },
  );
});

test('what is no signature is never taken for one', () => {
  const good = der(5n, 7n);
  for (let cut = 0; cut < good.length; cut++)
    expect(() => rawSignature(good.subarray(0, cut))).toThrow('DER');
  expect(() => rawSignature(new Uint8Array([...good, 0]))).toThrow('DER');
});

function hex(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

function der(r: bigint, s: bigint): Uint8Array {
  const body = [...derInteger(r), ...derInteger(s)];
  return new Uint8Array([0x30, body.length, ...body]);
}

function derInteger(value: bigint): readonly number[] {
  const digits = value.toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), '0');
  const bytes = [...Buffer.from(even, 'hex')];
  if ((bytes[0] ?? 0) >= 128) bytes.unshift(0);
  return [0x02, bytes.length, ...bytes];
}
