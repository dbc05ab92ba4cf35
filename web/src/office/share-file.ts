/** What a trustee's key file holds. */
export interface TrusteeKey {
  readonly trustee: string;
  /** The secret share, 32 bytes, base64url. */
  readonly share: string;
}

/** Reads a key file's text; undefined when it is none. Whether the share is right the service proves. */
export function readShare(text: string): TrusteeKey | undefined {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const [trustee, share] = [value?.['trustee'], value?.['share']];
    if (typeof trustee !== 'string' || typeof share !== 'string') return undefined;
    return /^[\w-]{43}$/.test(share) ? { trustee, share } : undefined;
  } catch {
    return undefined;
  }
}
