import { instant } from '@teller/election';

/** So many seconds from now. */
export function instantAfter(seconds: number): string {
  return instant(Date.now() + seconds * 1000);
}
