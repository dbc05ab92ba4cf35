import type { Mail, Message } from '@teller/service';

/** Keeps what was sent, newest last. */
export class MemoryMail implements Mail {
  readonly sent: Message[] = [];

  async send(message: Message): Promise<void> {
    this.sent.push(message);
  }
}
