import type { Clock } from '@teller/service';

/** Time that stands still until a test turns it; sleeping passes at once. */
export class TestClock implements Clock {
  time: number = Date.parse('2026-11-02T12:00:00Z');
  #slept = 0;
  now(): number {
    return this.time;
  }
  monotonic(): number {
    return this.#slept;
  }
  async sleep(milliseconds: number): Promise<void> {
    this.#slept += milliseconds;
  }
}
