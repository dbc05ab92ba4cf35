// A stack as a process of its own, for rehearsals: tells its parent where it listens, and ends with it.
//   server.ts FOLDER PORT
import { startStack } from './stack.ts';
import { reasonOf } from './reason.ts';

const [folder = '', port = '0'] = process.argv.slice(2);
// First of all: a parent that is gone by now has tidied up, and nothing may be written after that.
process.on('disconnect', () => process.exit(1));
if (process.send && !process.connected) process.exit(1);
const stack = await startStack({ folder, port: Number(port) }).catch((error: unknown) => {
  process.stderr.write(`The local server did not start: ${reasonOf(error)}.\n`);
  process.exit(1);
});
process.on('SIGTERM', () => {
  void stack.close().then(() => process.exit(0));
});
process.send?.({ url: stack.url, dynamo: stack.dynamo });
