/** What the service last said its time was, and when on this page's own count, which no setting of the device moves. */
let told: { readonly now: number; readonly at: number } | undefined;

/** How far the device's clock and this page's count had gone apart then. */
let apart = 0;

/** Keeps the time that came with an answer: milliseconds since 1970. */
export function setServiceClock(now: number): void {
  told = { now, at: performance.now() };
  apart = Date.now() - performance.now();
}

/** The service's time by this page's count. Before any answer, the device's. */
export function serviceNow(): number {
  return told === undefined ? Date.now() : told.now + (performance.now() - told.at);
}

/**
 * Whether the page's count may be behind: the device slept meanwhile, or its clock was set. Then the service is to be
 * asked again.
 */
export function mayBeBehind(): boolean {
  return Math.abs(Date.now() - performance.now() - apart) > 2_000;
}
