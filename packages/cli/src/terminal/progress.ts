import { grouped } from '@teller/basics';

const barWidth = 30;
const between = 5_000;

/**
 * Shows how far long work is, on standard error: a bar on a terminal, a line every five seconds
 * elsewhere.
 */
export class ProgressLine {
  readonly #stream = process.stderr;
  #what = '';
  #started = 0;
  #shown = Number.NEGATIVE_INFINITY;
  #open = false;

  /** What is being done and, where it takes long, how far it is. */
  show(what: string, done?: number, of?: number): void {
    const time = performance.now();
    const isNew = what !== this.#what;
    if (isNew) {
      this.end();
      this.#what = what;
      this.#started = time;
    }
    const isLast = done !== undefined && done === of;
    const pause = this.#stream.isTTY ? 100 : between;
    if (!isNew && !isLast && time - this.#shown < pause) return;
    this.#shown = time;
    const line =
      done === undefined || of === undefined ? `${what} ...` : this.#line(what, done, of);
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\u001B[2K${line}`);
      this.#open = true;
    } else this.#stream.write(`${line}\n`);
  }

  /** Leaves the line as it is and goes to the next. */
  end(): void {
    if (this.#open) this.#stream.write('\n');
    this.#open = false;
    this.#what = '';
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#open) this.#stream.write('\r\u001B[2K');
    this.#open = false;
    this.#what = '';
  }

  #line(what: string, done: number, of: number): string {
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const left = done > 0 && done < of ? `, ${Math.ceil((of - done) / rate)} s left` : '';
    const filled = Math.round((done / Math.max(of, 1)) * barWidth);
    const bar = this.#stream.isTTY ? `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ` : '';
    const speed = seconds > 1 ? `, ${rate.toFixed(0)} a second${left}` : '';
    return `${what} ${bar}${grouped(done)} of ${grouped(of)}${speed}`;
  }
}
