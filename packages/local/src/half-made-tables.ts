import { existsSync } from 'node:fs';
import { Level } from 'level';

/** As the embedded DynamoDB keeps a table's description. */
interface Description {
  readonly TableStatus?: string;
}

/**
 * Removes tables whose making a kill has interrupted. The embedded DynamoDB would call them "being made"
 * for ever; nothing can be in them, since nobody is told of a table before it is made. To be called
 * before it opens the folder.
 *
 * @returns the names of those removed
 */
export async function removeHalfMadeTables(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const store = new Level<string, Description>(folder, { valueEncoding: 'json' });
  try {
    await store.open();
    const removed: string[] = [];
    for await (const [key, table] of store.iterator({ gte: 'table~', lt: 'table\u007F' }))
      if (table.TableStatus === 'CREATING') removed.push(key);
    await store.batch(removed.map((key) => ({ type: 'del', key })));
    return removed.map((key) => key.slice('table~'.length));
  } finally {
    await store.close();
  }
}
