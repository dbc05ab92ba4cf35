import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { counted, expectOfficial, readContest, type OfficialResult } from './official.ts';

const shipped = path.resolve(import.meta.dirname, '../data');
const collected = path.resolve(
  import.meta.dirname,
  '../../../../shared/elections/official-scotland',
);

function wards(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.blt')).map((name) => name.slice(0, -4));
}

function check(folder: string, ward: string): void {
  const official = JSON.parse(
    readFileSync(path.join(folder, `${ward}.json`), 'utf8'),
  ) as OfficialResult;
  expectOfficial(counted(readContest(path.join(folder, `${ward}.blt`))), official);
}

describe("equals the council's own table at every stage and for every candidate", () => {
  test.each(wards(shipped))('%s (shipped)', (ward) => {
    check(shipped, ward);
  });

  const more = wards(collected);
  test.skipIf(more.length > 0)(
    `SKIPPED: the other wards are not here (${path.relative(process.cwd(), collected)})`,
    () => {
      expect(wards(shipped)).not.toEqual([]);
    },
  );
  test.each(more)('%s', (ward) => {
    check(collected, ward);
  });
});
