import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A real council ward, with its notice beside it: North Lanarkshire, ward 14, 2017. */
export const ward14: string = resolve('@teller/stv/data/north_lanarkshire_2017_ward14.blt');

/** The folder of eight made-up regions with reserved places. */
export const regions2022: string = path.dirname(resolve('@teller/stv/data/regions-2022/NOTICE.md'));

/** Where more real wards are, beside the repository, on machines that have them. */
export const collected: string = path.resolve(import.meta.dirname, '../../../../shared/elections');

/** Every real ward at hand, shipped or collected: its name and its BLT file. */
export const wards: readonly (readonly [name: string, file: string])[] = [
  path.dirname(ward14),
  path.join(collected, 'official-scotland'),
].flatMap((folder) =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.blt'))
    .map((file) => [path.basename(file, '.blt'), path.join(folder, file)] as const),
);
