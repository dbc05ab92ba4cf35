// The entry of a worker thread. From 22.18 Node strips types itself; before that tsx does it, in
// each thread anew.
import process from 'node:process';

if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import('./worker.ts');
