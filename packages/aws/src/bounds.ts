/** How long a call to AWS may take. The SDK's own defaults wait for ever. */
export interface Bounds {
  /** Milliseconds for one attempt, from sending to the last byte of the answer. */
  readonly attempt: number;
  /** Milliseconds of them to be connected. Default: one second, within which AWS answers or another try is better. */
  readonly connect?: number;
  /** Attempts, the first one included. Every call made here may be repeated safely. */
  readonly attempts: number;
}

/** What all clients start from. `throwOnRequestTimeout`: without it the SDK only prints a warning. */
export function bounded({ attempt, attempts, connect = 1000 }: Bounds): {
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
      connectionTimeout: Math.min(attempt, connect),
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
