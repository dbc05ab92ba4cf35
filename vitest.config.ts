import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { limit, slownessForTests, stretched } from './packages/check/src/limits.ts';
import { LongFirst } from './packages/check/src/order.ts';
import { skips } from './packages/check/src/skips.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'web/test/**/*.test.ts'],
    pool: 'forks',
    // The runner's own choice leaves one idle.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongFirst },
    setupFiles: [path.join(import.meta.dirname, 'packages/check/src/stretch.ts')],
    testTimeout: stretched(limit),
    hookTimeout: stretched(limit),
    // Why a test may be skipped.
    tags: [...skips],
    // Nothing in a test may look for credentials or a network.
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-west-2',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...slownessForTests(),
    },
  },
});
export default config;
