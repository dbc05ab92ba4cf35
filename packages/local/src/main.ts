// `npm start`: the whole service on this machine, with a demonstration.
// `npm run dev`, which gives `--dev`: the same, and a change to the pages' source shows at once.
import path from 'node:path';
import { startDemo } from './demo/demo.ts';
import { members } from './demo/members.ts';
import { membersFile } from './demo/open-election.ts';
import { buildWeb } from './build-web.ts';
import { lookAt, type PortState } from './port.ts';
import { startStack } from './stack.ts';
import { reasonOf } from './reason.ts';

const port = Number(process.env['PORT'] ?? '4100');
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stopWith(`PORT is ${process.env['PORT']}: it has to be a number from 1 to 65535.`);
stopUnlessFree(await lookAt(port));
// Passkeys and manifests name the port, so that each has data of its own.
const folder = path.resolve(import.meta.dirname, `../../../.teller/${port}`);

const isDev = process.argv.includes('--dev');
sayToWatcher(isDev ? 'Starting ...' : 'Building the pages and starting ...');
if (!isDev)
  await buildWeb().catch((error: unknown) => {
    stopWith(`The pages could not be built: ${reasonOf(error)}`);
  });
const start = isDev ? (await import('./dev.ts')).startBehindVite : startStack;
const stack = await start({ folder, port }).catch(async (error: unknown) => {
  // Another start may have taken the port since.
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    stopUnlessFree(await lookAt(port));
  stopWith(`Teller did not start: ${reasonOf(error)}.`);
});

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort();
    sayToWatcher('\nStopping ...');
    void stack.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });

let told = 0;
const { open, finished } = await startDemo(stack, folder, stop.signal, (news) => {
  if ('failed' in news) say(news.failed);
  else if ('finished' in news)
    say(`The finished election is published: ${stack.url}/results/?election=${news.finished}`);
  else if (news.done - told >= 1000 || news.done < told) {
    told = news.done;
    sayToWatcher(`Casting the finished election's papers: ${news.done} of ${news.of}`);
  }
}).catch((error: unknown) => {
  stopWith(`The demonstration could not be set up: ${reasonOf(error)}. Run npm start again.`);
});
const someone = members[0]?.email ?? '';
const shown = path.relative('.', folder);

process.stdout.write(`
Teller is running, on this machine alone.

  Vote     ${stack.url}/vote/?election=${open.election}
           as ${someone}, or anyone else in ${path.join(shown, membersFile)}
  Outbox   ${stack.url}/outbox
           where the sign-in code arrives
  Office   ${stack.url}/office/?election=${open.election}#setup=${open.setupCode}
           makes you an officer, with a passkey; a second officer is played by this machine,
           the trustees' key files are in ${shown}: npm run teller -- trustee release --help
  Results  ${stack.url}/results/${finished === null ? '' : `?election=${finished}`}
           ${
             finished === null
               ? 'of a real ward: its 4,684 papers are being cast now, this takes some minutes'
               : "of a real ward's 4,684 papers"
           }

Stop with Ctrl+C; what you did is kept. Start afresh by deleting .teller
`);

function stopUnlessFree(state: PortState): void {
  if (state === 'teller')
    stopWith(
      `Teller is running already: http://localhost:${port}\nFor a second one: PORT=4200 npm start`,
    );
  if (state === 'somebody-else')
    stopWith(`Port ${port} is taken by another program. Use another: PORT=4200 npm start`);
}

function stopWith(why: string): never {
  say(why);
  process.exit(1);
}

/** What is being done, for whoever watches: a log or a pipe gets what there is to know. */
function sayToWatcher(line: string): void {
  if (process.stderr.isTTY) say(line);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
