import { setTimeout as sleep } from 'node:timers/promises';
import { patientFetch } from './visitor.ts';

/** The code in the newest mail to an address, by the outbox of a local stack; undefined without one. */
export async function newestCode(url: string, email: string): Promise<string | undefined> {
  const response = await patientFetch(`${url}/outbox/latest?to=${encodeURIComponent(email)}`);
  const { text } = (await response.json()) as { readonly text?: string };
  // It has a line of its own; elsewhere in the mail other numbers may have six digits.
  return /^\d{6}$/m.exec(text ?? '')?.[0];
}

/** The same, waited for: the mail may still be on its way. */
export async function mailedCode(url: string, email: string): Promise<string> {
  for (let i = 0; i < 100; i++) {
    const code = await newestCode(url, email);
    if (code !== undefined) return code;
    await sleep(50);
  }
  throw new Error(`no mail with a code came for ${email}`);
}
