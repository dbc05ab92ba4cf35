// The global names that the sst command defines. `$app` is filled in once sst.config.ts is read.
const { EVALUATION_ROOT: root, EVALUATION_PLATFORM: platform } = process.env;

globalThis.$app = {};
globalThis.$dev = false;
globalThis.$cli = {
  command: 'deploy',
  dev: false,
  state: { version: {} },
  paths: { root, platform, home: `${root}/home`, work: `${root}/.sst` },
};
