import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { IssuingKeyName, IssuingKeys } from '@teller/service';
import { bounded, elsewhere } from '../bounds.ts';

/**
 * Issuing keys as encrypted parameters (SSM SecureString), PREFIX/ELECTION/ISSUER/CONTEST.
 * Made by an officer's command, never by a deployment, so that no deployment's state holds one.
 */
export function issuingKeys(options: {
  /** As in `/teller/production/issuing-key`. */
  readonly prefix: string;
  /** KMS key that encrypts new parameters; the account's own by default. */
  readonly sealedBy?: string;
  readonly endpoint?: string;
}): IssuingKeys {
  const client = new SSMClient({
    ...bounded({ attempt: 3000, attempts: 3 }),
    ...elsewhere(options.endpoint),
  });
  const nameOf = ({ election, issuer, contest }: IssuingKeyName): string =>
    [options.prefix, election, issuer, contest].join('/');

  return {
    async put(name, key) {
      await client.send(
        new PutParameterCommand({
          Name: nameOf(name),
          Value: key,
          Type: 'SecureString',
          Overwrite: true,
          ...(options.sealedBy === undefined ? {} : { KeyId: options.sealedBy }),
        }),
      );
    },

    async get(name) {
      return unlessAbsent(async () => {
        const answer = await client.send(
          new GetParameterCommand({ Name: nameOf(name), WithDecryption: true }),
        );
        return answer.Parameter?.Value;
      });
    },

    async destroy(name) {
      await unlessAbsent(async () => {
        await client.send(new DeleteParameterCommand({ Name: nameOf(name) }));
        return undefined;
      });
    },
  };
}

async function unlessAbsent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}
