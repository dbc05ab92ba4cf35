/** How long a call to AWS may take. The SDK's own defaults wait for ever. */
export interface Bounds {
  /** Milliseconds for one attempt, from sending to the last byte of the answer. */
  readonly attempt: number;
  /** Attempts, the first one included. Every call made here may be repeated safely. */
  readonly attempts: number;
}

/** What all clients start from. `throwOnRequestTimeout`: without it the SDK only prints a warning. */
export function bounded({ attempt, attempts }: Bounds): {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
} {
  return {
    maxAttempts: attempts,
    requestHandler: {
      // AWS is reached within a second, or another attempt is better; a store on a busy machine may not be.
      connectionTimeout: attempt > 5000 ? attempt : Math.min(attempt, 1000),
      requestTimeout: attempt,
      throwOnRequestTimeout: true,
    },
  };
}

/** Another address than AWS's, for tests and machines of one's own; dummy keys if none are set. */
export function elsewhere(endpoint: string | undefined): {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
} {
  if (endpoint === undefined) return {};
  return {
    endpoint,
    region: process.env['AWS_REGION'] ?? 'eu-west-2',
    ...(process.env['AWS_ACCESS_KEY_ID'] === undefined
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  };
}
