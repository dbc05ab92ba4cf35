export interface Message {
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines ended by line feeds. */
  readonly text: string;
  /** The same for programs that show HTML; it fetches nothing. */
  readonly html: string;
}

export interface Mail {
  /** Hands a message over. Sending twice is harmless. Rejects when it was not taken. */
  send(message: Message): Promise<void>;
}
