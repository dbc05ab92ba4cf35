/** Time, handed in so that tests own it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. What people and passkeys go by; may jump. */
  now(): number;
  /** Milliseconds since some moment; never goes back. What deadlines are measured with. */
  monotonic(): number;
  sleep(milliseconds: number): Promise<void>;
}
