import { err, ok, type Bytes, type Result } from '@teller/basics';
import type { LogEntry } from '@teller/election';
import type { CountSheet } from './count-sheet.ts';

/** A published file could not be fetched, or is not what its name says. */
export type FileFault = 'not-there' | 'no-answer' | 'unreadable';

/** The address of a file of a published record. */
export function recordAddress(election: string, path: string): string {
  return `/record/${encodeURIComponent(election)}/${path}`;
}

export async function fetchBytes(
  election: string,
  path: string,
): Promise<Result<Bytes, FileFault>> {
  try {
    const response = await fetch(recordAddress(election, path), { referrerPolicy: 'no-referrer' });
    if (!response.ok) return err(response.status === 404 ? 'not-there' : 'no-answer');
    return ok(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return err('no-answer');
  }
}

export function fetchCount(
  election: string,
  contest: string,
): Promise<Result<CountSheet, FileFault>> {
  return fetchJson(election, `counts/${contest}.json`, isCount);
}

export async function fetchLog(election: string): Promise<Result<readonly LogEntry[], FileFault>> {
  const file = await fetchJson(election, 'officers-log.json', isLog);
  return file.ok ? ok(file.value.entries) : file;
}

async function fetchJson<T>(
  election: string,
  path: string,
  is: (value: unknown) => value is T,
): Promise<Result<T, FileFault>> {
  const bytes = await fetchBytes(election, path);
  if (!bytes.ok) return bytes;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.value));
    return is(value) ? ok(value) : err('unreadable');
  } catch {
    return err('unreadable');
  }
}

function isCount(value: unknown): value is CountSheet {
  return hasLists(value, ['candidates', 'stages', 'elected', 'withdrawn']);
}

function isLog(value: unknown): value is { readonly entries: readonly LogEntry[] } {
  return hasLists(value, ['entries']);
}

function hasLists(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Readonly<Record<string, unknown>>;
  return names.every((name) => Array.isArray(members[name]));
}
