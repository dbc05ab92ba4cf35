// An issuer that is not the deployment's own, run by whoever members trust not to be in league with it:
//   node packages/setup/run.mjs packages/local/src/issuer/main.ts ACT FOLDER ID ORIGIN DEPLOYMENT [...]
//     keys CONTEST...   makes keys for an election's contests, prints what its manifest is to have
//     give ELECTION     gives them to that election, before it opens
//     serve             signs tokens; after the close destroys the keys and hands over its column
import { defined } from '@teller/basics';
import { giveKeys, makeKeys, type IssuerPlace } from './keys.ts';
import { serveIssuer } from './serve.ts';

const [act = '', folder = '', id = '', origin = '', deployment = '', ...rest] =
  process.argv.slice(2);
const place: IssuerPlace = { folder, id, origin, deployment };
switch (act) {
  case 'keys':
    process.stdout.write(`${JSON.stringify(await makeKeys(place, rest))}\n`);
    break;
  case 'give':
    await giveKeys(place, defined(rest[0], 'the id of the election'));
    break;
  case 'serve': {
    const port = process.env['PORT'] ?? new URL(origin).port;
    const close = await serveIssuer(place, Number(port));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit(0)));
    process.on('disconnect', () => process.exit(1));
    process.send?.('serving');
    break;
  }
  default:
    process.stderr.write('The first word is one of keys, give, serve.\n');
    process.exitCode = 2;
}
