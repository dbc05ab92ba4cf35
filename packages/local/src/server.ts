// A stack as a process of its own, for rehearsals: tells its parent where it listens, and ends with it.
//   server.ts FOLDER PORT
import { startStack } from './stack.ts';

const [folder = '', port = '0'] = process.argv.slice(2);
const stack = await startStack({ folder, port: Number(port) });
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
  void stack.close().then(() => process.exit(0));
});
process.send?.({ url: stack.url, dynamo: stack.dynamo });
