import { parseSoftware, recordPath } from '@teller/record';
import type { Evidence } from './evidence.ts';
import type { Report } from './report.ts';
import { notARecord } from './summary.ts';

/** The report on a record of the first version, whose bytes this version no longer reads; undefined for any other. */
export function firstVersion({ kept }: Evidence): Report | undefined {
  if (formatOf(kept.get(recordPath.manifest)) !== 'teller-manifest/1') return undefined;
  const bytes = kept.get(recordPath.software);
  const software = bytes && parseSoftware(bytes);
  const made =
    software?.ok === true
      ? `${software.value.name} ${software.value.version}`
      : 'the version that its software.json names';
  return {
    ...notARecord,
    sentence: `This is a record of the first version. Check it with the software that made it: ${made}.`,
  };
}

function formatOf(bytes: Uint8Array | undefined): unknown {
  try {
    const json = JSON.parse(new TextDecoder().decode(bytes)) as { readonly format?: unknown };
    return json.format;
  } catch {
    return undefined;
  }
}
