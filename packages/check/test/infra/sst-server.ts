import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { repository } from './platform.ts';

/** A function as it would be uploaded. */
export interface Built {
  readonly handler: string;
  readonly runtime: string;
  /** Names of the resources whose credentials SST would put into the bundle. */
  readonly links: readonly string[];
  /** Every source file in the bundle, relative to the repository. */
  readonly sources: readonly string[];
}

interface BuildInput {
  readonly functionID: string;
  readonly handler: string;
  readonly runtime: string;
  readonly links: Readonly<Record<string, unknown>>;
}

/** Answers the calls that the SST components make to the sst command: JSON-RPC on loopback. */
export async function answerSst(root: string): Promise<{
  readonly address: string;
  readonly built: Readonly<Record<string, Built>>;
  readonly close: () => Promise<void>;
}> {
  const built: Record<string, Built> = {};

  async function answer(method: string, argument: unknown): Promise<unknown> {
    switch (method) {
      case 'Provider.Aws.Bootstrap':
        return { asset: 'assets', state: 'state', assetEcrRegistryId: '', assetEcrUrl: '' };
      case 'Provider.Aws.Appsync':
        return { http: '', realtime: '' };
      case 'Runtime.Build': {
        const input = argument as BuildInput;
        const out = path.join(root, '.sst/artifacts', `${input.functionID}-src`);
        built[input.functionID] = await buildFunction(input, out);
        return { handler: 'bundle.handler', out, errors: [], sourcemaps: [] };
      }
      default:
        // The components know this wording, and go on as the Pulumi engine would answer.
        throw new Error(`rpc: can't find method ${method}`);
    }
  }

  const server = createServer((request, response) => {
    void respond(request).then((body) => response.end(body));
  });

  async function respond(request: IncomingMessage): Promise<string> {
    try {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const call = JSON.parse(Buffer.concat(parts).toString()) as {
        readonly method: string;
        readonly params: readonly [unknown];
      };
      return JSON.stringify({ result: await answer(call.method, call.params[0]) });
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    built,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => {
        server.close(() => closed());
      });
    },
  };
}

interface Bundle {
  readonly code: Uint8Array;
  readonly sources: readonly string[];
}

/** Handlers' bundles: the same for every stage. */
const bundles = new Map<string, Promise<Bundle>>();

async function buildFunction(input: BuildInput, out: string): Promise<Built> {
  const { handler, runtime, links } = input;
  const bundle = bundles.get(handler) ?? bundleHandler(handler);
  bundles.set(handler, bundle);
  const { code, sources } = await bundle;
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'bundle.mjs'), code);
  await writeFile(path.join(out, 'resource.enc'), '');
  return { handler, runtime, links: Object.keys(links), sources };
}

async function bundleHandler(handler: string): Promise<Bundle> {
  const [, file, exported] = /^(.*)\.(\w+)$/.exec(handler) ?? [];
  if (exported !== 'handler') throw new Error(`${handler} is not a handler`);
  const { metafile, outputFiles } = await build({
    entryPoints: [path.join(repository, `${file}.ts`)],
    outfile: 'bundle.mjs',
    absWorkingDir: repository,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const [written] = outputFiles;
  if (output === undefined || written === undefined) throw new Error(`${handler} gives no bundle`);
  if (!output.exports.includes(exported)) throw new Error(`${handler} is not exported`);
  const included = Object.entries(output.inputs).filter(
    ([, { bytesInOutput }]) => bytesInOutput > 0,
  );
  return { code: written.contents, sources: included.map(([source]) => source) };
}
