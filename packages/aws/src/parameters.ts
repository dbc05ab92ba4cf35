import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { bounded, elsewhere } from './bounds.ts';

export interface ParameterOptions {
  /** As in `/teller/production/issuing-key`. */
  readonly prefix: string;
  /** KMS key that encrypts new parameters; the account's own by default. */
  readonly sealedBy?: string;
  readonly endpoint?: string;
}

/** Secrets by their path below the prefix. */
export interface Parameters {
  put(path: readonly string[], secret: string): Promise<void>;
  get(path: readonly string[]): Promise<string | undefined>;
  destroy(path: readonly string[]): Promise<void>;
}

/**
 * Secrets as encrypted parameters (SSM SecureString). Made by an officer's command, never by a
 * deployment, so that no deployment's state holds one.
 */
export function parameters(options: ParameterOptions): Parameters {
  const client = new SSMClient({
    ...bounded({ attempt: 3000, attempts: 3 }),
    ...elsewhere(options.endpoint),
  });
  const nameOf = (path: readonly string[]): string => [options.prefix, ...path].join('/');

  return {
    async put(path, secret) {
      await client.send(
        new PutParameterCommand({
          Name: nameOf(path),
          Value: secret,
          Type: 'SecureString',
          Overwrite: true,
          ...(options.sealedBy === undefined ? {} : { KeyId: options.sealedBy }),
        }),
      );
    },

    async get(path) {
      return unlessAbsent(async () => {
        const answer = await client.send(
          new GetParameterCommand({ Name: nameOf(path), WithDecryption: true }),
        );
        return answer.Parameter?.Value;
      });
    },

    async destroy(path) {
      await unlessAbsent(async () => {
        await client.send(new DeleteParameterCommand({ Name: nameOf(path) }));
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
