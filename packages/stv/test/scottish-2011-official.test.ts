import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  asPublished,
  counted,
  readContest,
  tidied,
  type OfficialResult,
} from '@teller/sample-papers/official';

const shipped = path.resolve(import.meta.dirname, '../data');
const collected = path.resolve(
  import.meta.dirname,
  '../../../../shared/elections/official-scotland',
);

function wards(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.blt')).map((name) => name.slice(0, -4));
}

function officialOf(folder: string, ward: string): OfficialResult {
  return JSON.parse(readFileSync(path.join(folder, `${ward}.json`), 'utf8')) as OfficialResult;
}

describe("equals the council's own table at every stage and for every candidate", () => {
  test.each(wards(shipped))('%s (shipped)', (ward) => {
    const transcript = counted(readContest(path.join(shipped, `${ward}.blt`)));
    expect(asPublished(transcript)).toEqual(tidied(officialOf(shipped, ward)));
  });

  const more = wards(collected);
  const where = path.relative(process.cwd(), collected);
  test(`the wards in ${where}`, { tags: ['more-wards'] }, () => {
    expect(more.length).toBeGreaterThanOrEqual(12);
  });
  test.each(more)('%s', (ward) => {
    const transcript = counted(readContest(path.join(collected, `${ward}.blt`)));
    expect(asPublished(transcript)).toEqual(tidied(officialOf(collected, ward)));
  });
});
