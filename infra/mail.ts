import { mailFrom } from './stage';

const identity = new sst.aws.Email('Mail', { sender: mailFrom });

/** Sends from one address only; nothing records who opened a mail. */
export const mail = {
  sending: {
    actions: ['ses:SendEmail'],
    resources: [identity.nodes.identity.arn, identity.nodes.configurationSet.arn],
    conditions: [{ test: 'StringEquals', variable: 'ses:FromAddress', values: [mailFrom] }],
  },
};
