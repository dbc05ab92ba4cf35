import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { runWithin } from '../../src/limits.ts';
import { platform, repository } from './platform.ts';
import { answerSst, type Built } from './sst-server.ts';

export interface Resource {
  /** As in `aws:dynamodb/table:Table`. */
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly retainOnDelete?: boolean;
}

/** What a stage would deploy: everything sst.config.ts declares, as the Pulumi engine is given it. */
export interface Evaluation {
  readonly app: { readonly name: string; readonly protect: boolean; readonly removal: string };
  readonly resources: readonly Resource[];
  /** The functions' bundles, by SST's name for the function. */
  readonly built: Readonly<Record<string, Built>>;
}

/** Something spoilt on purpose: in this file, this text becomes that one. */
export interface Damage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Bundles sst.config.ts and infra/ with SST's components, as the sst command does, and gives the
 * bundle's path. One bundle serves every stage.
 */
export async function bundleProgram(
  name: string,
  damages: readonly Damage[] = [],
): Promise<string> {
  const program = path.join(platform, `teller-${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'program.mjs')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    sourcemap: 'inline',
    nodePaths: [path.join(platform, 'node_modules')],
    external: EXTERNAL,
    inject: [path.join(platform, 'src/shim/run.js')],
    banner: { js: BANNER },
    plugins: [await sstNames(damages)],
  });
  return program;
}

/** Evaluates one stage in a process of its own. */
export async function evaluate(program: string, stage: string): Promise<Evaluation> {
  const evaluations = path.join(repository, '.sst/evaluation');
  await mkdir(evaluations, { recursive: true });
  const root = await mkdtemp(path.join(evaluations, `${stage}-`));
  // Vite is not run: pages of no content stand for what it builds.
  for (const page of ['', 'vote', 'results', 'office']) {
    await mkdir(path.join(root, 'web/dist', page), { recursive: true });
    await writeFile(path.join(root, 'web/dist', page, 'index.html'), '<!doctype html>');
  }
  const result = path.join(root, 'result.json');
  const sst = await answerSst(root);
  try {
    await runWithin(120_000, process.execPath, ['--enable-source-maps', program], {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: path.join(root, 'home'),
        AWS_EC2_METADATA_DISABLED: 'true',
        SST_AWS_REGION: 'eu-west-2',
        SST_SERVER: sst.address,
        TELLER_MAIL_FROM: 'ballots@example.org',
        TELLER_ALARMS_TO: 'operator@example.org',
        TELLER_ISSUERS: otherIssuers.join(' '),
        EVALUATED_STAGE: stage,
        EVALUATION_ROOT: root,
        EVALUATION_PLATFORM: platform,
        EVALUATION_RESULT: result,
      },
    });
  } catch (cause) {
    throw new Error(`stage ${stage} can't be evaluated: ${String(cause)}`, { cause });
  } finally {
    await sst.close();
  }
  const seen = JSON.parse(await readFile(result, 'utf8')) as Omit<Evaluation, 'built'>;
  await rm(root, { recursive: true });
  return { ...seen, built: sst.built };
}

/** Issuers that others run, as the stages here are told. */
export const otherIssuers: readonly string[] = [
  'https://issuer.example',
  'https://scrutineer.example:8443',
];

const EXTERNAL = [
  '@pulumi/*',
  '@pulumiverse/*',
  '@sst-provider/*',
  '@aws-sdk/*',
  'undici',
  'esbuild',
  'archiver',
  'glob',
  'vite',
];

const BANNER = `
import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __toPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __toPath(import.meta.url);
const __dirname = __toPath(new URL('.', import.meta.url));`;

/** Resolves the program's virtual names, and puts `aws` and `sst` in scope where the command does. */
async function sstNames(damages: readonly Damage[]): Promise<Plugin> {
  const lock = JSON.parse(
    await readFile(path.join(repository, '.sst/provider-lock.json'), 'utf8'),
  ) as readonly { readonly alias: string; readonly package: string }[];
  const scope = [
    ...lock.map((provider) => `import * as ${provider.alias} from '${provider.package}';`),
    `import * as sst from '${platform}/src/components';`,
  ].join(' ');
  const config = path.join(repository, 'sst.config.ts');
  const ours = [config, path.join(repository, 'infra') + path.sep];
  return {
    name: 'sst-names',
    setup(bundler) {
      bundler.onResolve({ filter: /^virtual:sst\.config$/ }, () => ({ path: config }));
      bundler.onResolve({ filter: /^virtual:sst\// }, ({ path: name }) => ({
        path: path.join(platform, 'src', `${name.slice('virtual:sst/'.length)}.ts`),
      }));
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path: file }) =>
        ours.some((start) => file.startsWith(start))
          ? { contents: `${scope} ${await damaged(file, damages)}`, loader: 'ts' }
          : undefined,
      );
    },
  };
}

async function damaged(file: string, damages: readonly Damage[]): Promise<string> {
  let text = await readFile(file, 'utf8');
  for (const { from, to } of damages.filter((one) => file === path.join(repository, one.file))) {
    if (!text.includes(from)) throw new Error(`${file} no longer has: ${from}`);
    text = text.replace(from, to);
  }
  return text;
}
