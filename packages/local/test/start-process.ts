// Starts the stack in the folder it is given, to be killed at some moment.
import { startStack } from '../src/index.ts';

const [folder = ''] = process.argv.slice(2);
await startStack({ folder, port: 0 });
