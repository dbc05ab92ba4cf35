import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder, and what is missing above it, so that a power cut takes none of them. */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode });
  if (first === undefined) return;
  // A name is on the disk once the folder that it is in is.
  for (let made = path.resolve(folder); made.length >= first.length; made = path.dirname(made))
    await synced(path.dirname(made));
}

/** Writes a file, or the names in a folder, through to the disk (fsync, IEEE Std 1003.1). */
export async function synced(place: string): Promise<void> {
  const file = await open(place, 'r').catch(unlessOnWindows);
  if (file === undefined) return;
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows opens no folders; NTFS writes names through by itself. */
function unlessOnWindows(error: unknown): undefined {
  if (process.platform !== 'win32') throw error;
}
