import {
  listElections,
  readRecordFile,
  viewElection,
  type RecordDeps,
} from '@teller/service/record';
import type { Context, Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';
import { problem } from '../problem.ts';

export interface RecordAppDeps extends EdgeDeps {
  readonly record: RecordDeps;
}

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  blt: 'text/plain; charset=utf-8',
};

const election = ':election{[0-9a-f]{64}}';

/** What everybody may see: `/api/record/…`, and the files of published records under `/record/…`. */
export function recordApp(deps: RecordAppDeps): Hono {
  const { record } = deps;

  async function list(c: Context): Promise<Response> {
    return c.json({ elections: await listElections(record) });
  }

  async function view(c: Context): Promise<Response> {
    const seen = await viewElection(record, c.req.param('election') ?? '');
    return seen === undefined ? problem('unknown-election') : c.json(seen);
  }

  async function file(c: Context): Promise<Response> {
    const path = c.req.param('path') ?? '';
    const bytes = await readRecordFile(record, c.req.param('election') ?? '', path);
    if (bytes === undefined) return problem('no-such-file');
    const type = types[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
    return c.body(bytes, 200, { 'content-type': type });
  }

  return edgeApp(deps, [
    { method: 'GET', path: '/api/record/elections', handle: list },
    { method: 'GET', path: `/api/record/elections/${election}`, handle: view },
    { method: 'GET', path: `/record/${election}/:path{.+}`, handle: file },
  ]);
}
