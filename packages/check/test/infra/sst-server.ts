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
  readonly bytes: number;
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
        built[input.functionID] = await bundleFunction(input, out);
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

async function bundleFunction(input: BuildInput, out: string): Promise<Built> {
  const [, file, exported] = /^(.*)\.(\w+)$/.exec(input.handler) ?? [];
  if (exported !== 'handler') throw new Error(`${input.handler} is not a handler`);
  await mkdir(out, { recursive: true });
  const { metafile } = await build({
    entryPoints: [path.join(repository, `${file}.ts`)],
    outfile: path.join(out, 'bundle.mjs'),
    absWorkingDir: repository,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    metafile: true,
  });
  await writeFile(path.join(out, 'resource.enc'), '');
  const [bundle] = Object.values(metafile.outputs);
  const included = Object.entries(bundle?.inputs ?? {}).filter(
    ([, { bytesInOutput }]) => bytesInOutput > 0,
  );
  return {
    handler: input.handler,
    runtime: input.runtime,
    links: Object.keys(input.links),
    sources: included.map(([source]) => source),
    bytes: bundle?.bytes ?? 0,
  };
}
