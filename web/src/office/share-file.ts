import { ReleaseSharesSchema, type ReleaseShares } from '@teller/election';

/** Reads what a trustee's own tool has signed; undefined when it is something else. The service proves the rest. */
export function readRelease(text: string): ReleaseShares | undefined {
  try {
    const parsed = ReleaseSharesSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
