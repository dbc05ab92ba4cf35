import { record } from '@teller/api';
import { err, ok } from '@teller/basics';
import {
  listElections,
  readRecordFile,
  viewContest,
  viewElection,
  type RecordDeps,
} from '@teller/service/record';
import type { Hono } from 'hono';
import { edgeApp, type EdgeDeps } from '../app.ts';

export interface RecordAppDeps extends EdgeDeps {
  readonly record: RecordDeps;
}

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  blt: 'text/plain; charset=utf-8',
};

/** What everybody may see: `/api/record/…`, and the files of published records under `/record/…`. */
export function recordApp(deps: RecordAppDeps): Hono {
  return edgeApp(deps, record, {
    async listElections() {
      return ok(await listElections(deps.record));
    },
    async readElection({ named }) {
      const seen = await viewElection(deps.record, named.election);
      return seen === undefined ? err('unknown-election') : ok(seen);
    },
    async readContest({ named: { election, contest } }) {
      return viewContest(deps.record, election, contest);
    },
    async readFile({ named: { election, file } }) {
      const bytes = await readRecordFile(deps.record, election, file);
      if (bytes === undefined) return err('no-such-file');
      const contentType = types[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
      return ok({ bytes, contentType });
    },
  });
}
