import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail } from '@teller/service';
import { bounded, elsewhere } from '../bounds.ts';

/** Mail through SES, as plain text and as HTML. Nothing is added that would tell who has read it. */
export function mail(options: {
  /** The sender's address; SES must have verified it or its domain. */
  readonly from: string;
  readonly endpoint?: string;
}): Mail {
  const client = new SESv2Client({
    ...bounded({ attempt: 5000, attempts: 3 }),
    ...elsewhere(options.endpoint),
  });
  return {
    async send({ to, subject, text, html }) {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: options.from,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: {
                Text: { Data: text, Charset: 'UTF-8' },
                Html: { Data: html, Charset: 'UTF-8' },
              },
            },
          },
        }),
      );
    },
  };
}
