// Starts the stack in the folder it is given, and says so just before, to be killed at some moment.
import { startStack } from '../src/index.ts';

const [folder = ''] = process.argv.slice(2);
process.stdout.write('starting\n');
await startStack({ folder, port: 0 });
