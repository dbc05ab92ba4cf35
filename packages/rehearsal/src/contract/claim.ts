/**
 * One thing every implementation of a port must hold. Free of any test runner:
 * `for (const { name, check } of ballotBoxContract(make)) test(name, check);`
 */
export interface Claim {
  readonly name: string;
  /** Rejects when it does not hold. */
  readonly check: () => Promise<void>;
}

/** Makes the store under test. Every claim uses ids of its own, so that it may be the same one. */
export type Make<Port> = () => Port | Promise<Port>;

/** How many callers try the same at the same time. */
export const crowd = 8;
