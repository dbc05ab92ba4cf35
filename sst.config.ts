// The sst command wants its types named this way.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./.sst/platform/config.d.ts" />

/** What runs on AWS: one file per trust domain in infra/, explained in infra/README.md. */
export default $config({
  app(input) {
    const production = input.stage === 'production';
    return {
      name: 'teller',
      version: '4.17.1',
      removal: production ? 'retain' : 'remove',
      protect: production,
      home: 'aws',
      providers: { aws: { region: 'eu-west-2' } },
    };
  },
  async run() {
    const { site } = await import('./infra/web');
    await import('./infra/roll');
    await import('./infra/issuer');
    await import('./infra/box');
    await import('./infra/office');
    await import('./infra/record');
    return { address: site.url };
  },
});
