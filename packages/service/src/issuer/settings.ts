import { defaultLifetime } from '../clock/drain.ts';
import type { ColumnDeps } from './deps.ts';

export const columnSettings: ColumnDeps['settings'] = {
  lifetime: defaultLifetime,
  countEvery: 60_000,
};
