import { grouped } from '@teller/basics';

const barWidth = 30;
/** Milliseconds from one look of the line to the next. */
const pause = 100;

/**
 * Shows how far long work is, on standard error, where that is a terminal. Elsewhere it shows nothing:
 * a log or a pipe gets what there is to know, not what is being done.
 */
export class ProgressLine {
  readonly #stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  #what = '';
  #started = 0;
  #shown = Number.NEGATIVE_INFINITY;
  #open = false;

  constructor(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {
    this.#stream = stream;
  }

  /** What is being done and, where it takes long, how far it is. */
  show(what: string, done?: number, of?: number): void {
    if (!this.#stream.isTTY) return;
    const time = performance.now();
    const isNew = what !== this.#what;
    if (isNew) {
      this.end();
      this.#what = what;
      this.#started = time;
    }
    const isLast = done !== undefined && done === of;
    if (!isNew && !isLast && time - this.#shown < pause) return;
    this.#shown = time;
    const line =
      done === undefined || of === undefined ? `${what} ...` : this.#line(what, done, of);
    this.#stream.write(`\r\u001B[2K${line}`);
    this.#open = true;
  }

  /** Says something that only somebody who watches needs, on a line of its own. */
  note(line: string): void {
    this.end();
    if (this.#stream.isTTY) this.#stream.write(`${line}\n`);
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
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
    const speed = seconds > 1 ? `, ${rate.toFixed(0)} a second${left}` : '';
    return `${what} ${bar} ${grouped(done)} of ${grouped(of)}${speed}`;
  }
}
