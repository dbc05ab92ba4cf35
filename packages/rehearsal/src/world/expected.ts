import { fromBase64url, type Bytes, type Result } from '@teller/basics';

/** The value of what must have gone well. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function bytesOf(text: string): Bytes {
  return valueOf(fromBase64url(text));
}
