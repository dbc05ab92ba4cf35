import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { defined, type Bytes } from '@teller/basics';
import { signatureFromDer } from '@teller/protocol';
import type { ReceiptSigner } from '@teller/service';
import { bounded, elsewhere } from '../bounds.ts';

/**
 * Receipts signed by a KMS key (ECC_NIST_P256, SIGN_VERIFY) whose private half nobody can read.
 * One key serves every election of a stage: the manifest names its public half.
 */
export function receiptSigner(options: {
  /** Id or ARN of the key. */
  readonly key: string;
  readonly endpoint?: string;
}): ReceiptSigner {
  const client = new KMSClient({
    ...bounded({ attempt: 2000, attempts: 3 }),
    ...elsewhere(options.endpoint),
  });
  return {
    async sign(_election, message): Promise<Bytes> {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: options.key,
          Message: message,
          MessageType: 'RAW',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      return defined(Signature && signatureFromDer(Signature), 'KMS answers with a signature');
    },
  };
}
