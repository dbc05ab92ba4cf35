import type { Bytes } from '@teller/basics';
import type { Issuer } from '@teller/election';

/**
 * What the issuers say they issued, each its own column of the register.
 * Whoever can write to one can take members off it, so that there are more ballots than tokens and the
 * verifier refuses the record, or add members of the roll, which they find when they look at the register.
 */
export interface Columns {
  /**
   * The issuer's column as `@teller/record` writes it; undefined as long as the issuer has not closed it.
   * Once given it never changes.
   */
  of(
    election: string,
    issuer: Pick<Issuer, 'id' | 'origin'>,
  ): Promise<AsyncIterable<Bytes> | undefined>;
}
