import { defined, fromBase64url, type Bytes } from '@teller/basics';

/** Bytes of a text that a schema has already found to be base64url. */
export function decoded(text: string): Bytes {
  const bytes = fromBase64url(text);
  return defined(bytes.ok ? bytes.value : undefined, 'the schema has checked base64url');
}
