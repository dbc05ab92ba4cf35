// Writes openapi.json from the rows, for a person who wants it changed and reads the difference:
//   node packages/setup/run.mjs packages/api/test/write-openapi.ts
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApi } from '@teller/api/openapi';

const file = path.resolve(import.meta.dirname, '../openapi.json');
writeFileSync(file, `${JSON.stringify(openApi(), null, 2)}\n`);
