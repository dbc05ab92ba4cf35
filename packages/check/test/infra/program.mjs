// What the sst command runs, with engine.mjs in the engine's place. The names after `virtual:` are
// filled in by evaluate.ts.
import './globals.mjs';
import { resources } from './engine.mjs';
import * as pulumi from '@pulumi/pulumi';
import { run } from 'virtual:sst/auto/run';
import config from 'virtual:sst.config';
import { writeFileSync } from 'node:fs';

// Said at once: after a failure the program may end without ever coming to its last line.
let failed = false;
process.on('unhandledRejection', (failure) => {
  failed = true;
  process.stderr.write(`${failure?.stack ?? failure}\n`);
});

const stage = process.env.EVALUATED_STAGE;
const app = config.app({ stage });
Object.assign(globalThis.$app, app, { stage });

const options = new Map();
await pulumi.runtime.runInPulumiStack(() =>
  run(() => {
    // Registered after SST's own, so that it sees what they did (retainOnDelete).
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      options.set(`${type} ${name}`, { retainOnDelete: opts.retainOnDelete === true });
      return undefined;
    });
    return config.run();
  }),
);
await pulumi.runtime.waitForRPCs();
await pulumi.runtime.disconnect();

if (failed) process.exit(1);
const seen = resources.map((resource) => ({
  ...resource,
  ...options.get(`${resource.type} ${resource.name}`),
}));
writeFileSync(process.env.EVALUATION_RESULT, JSON.stringify({ app, resources: seen }));
process.exit(0);
