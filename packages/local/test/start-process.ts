// Starts the stack in the folder it is given, and is killed when the store answers that it has begun to make
// its nth table.
import { ServerResponse } from 'node:http';
import { startStack } from '../src/index.ts';

const [folder = '', nth = ''] = process.argv.slice(2);
let left = Number(nth);
// oxlint-disable-next-line typescript/unbound-method -- bound below
const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function (this: ServerResponse, ...all: unknown[]) {
  if (String(all[0]).includes('"CREATING"') && --left === 0) process.kill(process.pid, 'SIGKILL');
  return Reflect.apply(end, this, all) as ServerResponse;
} as typeof end;
await startStack({ folder, port: 0 });
