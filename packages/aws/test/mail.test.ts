import { expect, test } from 'vitest';
import { mail } from '../src/roll/mail.ts';
import { serve, type Call } from './loopback.ts';

const message = {
  to: 'åsa@example.org',
  subject: 'A letter for Åsa',
  text: 'Line one\nÅsa, line two',
  html: '<p>Line one<p>Åsa, line two',
};

test('a message is handed to SES as plain text and as HTML, in UTF-8', async () => {
  const calls: Call[] = [];
  const ses = await serve((call, response) => {
    calls.push(call);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"MessageId":"1"}');
  });
  await mail({ from: 'ballots@example.org', endpoint: ses.endpoint }).send(message);
  await ses.close();
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v2/email/outbound-emails',
  ]);
  expect(JSON.parse(calls[0]?.body.toString() ?? '')).toEqual({
    FromEmailAddress: 'ballots@example.org',
    Destination: { ToAddresses: ['åsa@example.org'] },
    Content: {
      Simple: {
        Subject: { Data: 'A letter for Åsa', Charset: 'UTF-8' },
        Body: {
          Text: { Data: 'Line one\nÅsa, line two', Charset: 'UTF-8' },
          Html: { Data: '<p>Line one<p>Åsa, line two', Charset: 'UTF-8' },
        },
      },
    },
  });
});

test('a message that SES refuses is an error', async () => {
  const ses = await serve((_, response) => {
    response.writeHead(400, {
      'content-type': 'application/json',
      'x-amzn-errortype': 'MessageRejected',
    });
    response.end('{"message":"Email address is not verified"}');
  });
  const sending = mail({ from: 'ballots@example.org', endpoint: ses.endpoint }).send(message);
  await expect(sending).rejects.toThrow('not verified');
  await ses.close();
});
