import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

/** In the built pages: the licences of everything that they are made of. */
export const licencesFile = 'licences.txt';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Completes the list that Vite makes of the packages in the bundle (`build.license`): Teller's own
 * licence goes first, and last what a package has copied into itself, which Vite can't see.
 */
export function completeLicences(): Plugin {
  return {
    name: 'teller:licences',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const list = bundle[licencesFile];
        if (list?.type !== 'asset') throw new Error(`Vite made no ${licencesFile}`);
        list.source = [
          '# Teller (Apache-2.0)',
          readFileSync(path.join(root, 'LICENSE'), 'utf8').trim(),
          String(list.source).trim(),
          '## sjcl, inside @cloudflare/blindrsa-ts (BSD-2-Clause OR GPL-2.0-only)',
          sjclLicence(),
          '',
        ].join('\n\n');
      },
    },
  };
}

function sjclLicence(): string {
  const protocol = createRequire(path.join(root, 'packages/protocol/package.json'));
  const blindRsa = createRequire(protocol.resolve('@cloudflare/blindrsa-ts'));
  const sjcl = path.dirname(blindRsa.resolve('sjcl'));
  return readFileSync(path.join(sjcl, 'README/bsd.txt'), 'utf8').trim();
}
