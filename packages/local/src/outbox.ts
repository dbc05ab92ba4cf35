import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Mail, Message } from '@teller/service';
import { Hono } from 'hono';
import { html } from 'hono/html';

/** How many of the newest messages the page shows. */
const shown = 50;

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
};

/** Takes the mail that would be sent, and shows it instead. It survives a restart. */
export class Outbox implements Mail {
  readonly #file: string;
  readonly #messages: Message[];

  private constructor(file: string, messages: Message[]) {
    this.#file = file;
    this.#messages = messages;
  }

  static async open(file: string): Promise<Outbox> {
    await mkdir(path.dirname(file), { recursive: true });
    const text = await readFile(file, 'utf8').catch(() => '');
    const messages = text.split('\n').flatMap((line) => {
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this class wrote it
        return line === '' ? [] : [JSON.parse(line) as Message];
      } catch {
        return []; // the machine stopped in the middle of this line
      }
    });
    return new Outbox(file, messages);
  }

  async send(message: Message): Promise<void> {
    this.#messages.push(message);
    // A line feed before it, too: a full disk may have cut the last line short.
    await appendFile(this.#file, `\n${JSON.stringify(message)}\n`);
  }

  /** The newest message to an address. */
  latest(to: string): Message | undefined {
    return this.#messages.findLast((message) => message.to === to);
  }

  /**
   * `/outbox` for people, with each message as text; `/outbox/NUMBER` one as a mail program shows its HTML,
   * from 1; `/outbox/latest?to=ADDRESS` for programs.
   */
  app(): Hono {
    const app = new Hono();
    app.get('/outbox', (c) => {
      const newest = this.#messages.slice(-shown).toReversed();
      return c.html(page(newest, this.#messages.length), 200, headers);
    });
    app.get('/outbox/latest', (c) => {
      const message = this.latest(c.req.query('to') ?? '');
      return message ? c.json(message) : c.json({ title: 'No mail to this address yet' }, 404);
    });
    app.get('/outbox/:number{[0-9]+}', (c) => {
      const message = this.#messages[Number(c.req.param('number')) - 1];
      return message ? c.html(message.html, 200, headers) : c.text('No such message', 404);
    });
    return app;
  }
}

function page(messages: readonly Message[], total: number): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="refresh" content="5" />
        <title>Outbox (${total})</title>
        <style>
          body {
            font:
              1rem/1.5 system-ui,
              sans-serif;
            max-width: 42rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color-scheme: light dark;
          }
          article {
            border: 1px solid #8888;
            border-radius: 0.5rem;
            padding: 0 1rem 1rem;
            margin: 1rem 0;
          }
          h2 {
            font-size: 1.1rem;
          }
          pre {
            white-space: pre-wrap;
            font: inherit;
            margin: 0;
          }
          p {
            color: GrayText;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>Outbox</h1>
          <p>
            Mail that Teller would have sent, newest first. It never leaves this machine. The page
            looks again every five seconds.
          </p>
          ${total === 0 ? html`<p>Nothing yet. Ask for a code on the voting page.</p>` : ''}
          ${messages.map(
            ({ to, subject, text }, i) =>
              html`<article>
                <h2>${subject}</h2>
                <p>To ${to} (<a href="/outbox/${total - i}">as HTML</a>)</p>
                <pre>${text}</pre>
              </article>`,
          )}
          ${total > shown ? html`<p>And ${total - shown} older.</p>` : ''}
        </main>
      </body>
    </html>`;
}
