/**
 * What passes by itself: a store that is out of reach, too slow, overloaded or full. POSIX names, the AWS
 * SDK's for a request without an answer, and DynamoDB's errors that ask for a retry (API reference,
 * common errors).
 */
const passing: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EDQUOT',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOSPC',
  'EPIPE',
  'EROFS',
  'ETIMEDOUT',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TimeoutError',
]);

/** Whether the same request may well succeed in a while, though nothing about it changes. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError)
    return error.errors.length > 0 && error.errors.every(isPassing);
  const { code, $fault } = error as { readonly code?: unknown; readonly $fault?: unknown };
  return (
    $fault === 'server' ||
    passing.has(error.name) ||
    (typeof code === 'string' && passing.has(code))
  );
}
