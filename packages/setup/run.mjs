// First run on a fresh machine: installs what is missing from the npm registry, with Node and npm
// alone, then runs an entry, in TypeScript or not, in this same process.
//   node packages/setup/run.mjs ENTRY [arguments]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const [entry, ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Teller needs Node 20.19 or later; this is ${process.version}. Install a newer Node.`);

const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const stamp = path.join(root, 'node_modules/.teller-setup');
const wanted = createHash('sha256')
  .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
  .update(`${packageManager} node ${major} ${process.platform} ${process.arch}`)
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install();

// From 22.18 Node strips types itself; before that tsx does it.
let withoutTsx;
if (entry.endsWith('.ts') && !process.features.typescript) {
  const { register } = await import('tsx/esm/api');
  withoutTsx = register();
}
const file = path.resolve(root, entry);
process.argv = [process.argv[0], file, ...args];
const { run } = await import(pathToFileURL(file).href);
// An entry that exports this has loaded all TypeScript by then; tsx would only slow what it loads from npm.
if (run) {
  await withoutTsx?.();
  await run();
}

function install() {
  if (process.stderr.isTTY)
    process.stderr.write('Installing what is missing (about half a minute the first time) ...\n');
  const npm = npmCommand();
  const result = spawnSync(
    npm.command,
    [...npm.args, 'exec', '--yes', '--', packageManager, 'install', '--frozen-lockfile'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true' },
    },
  );
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    stop('The install failed; the lines above say why. Is the npm registry reachable?');
  }
  writeFileSync(stamp, wanted);
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js') && path.basename(cli).startsWith('np'))
    return { command: process.execPath, args: [cli.replace(/npx-cli\.js$/, 'npm-cli.js')] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
