/** Reads what the app stored in the browser's own database, without the app's help. */
import type { Page } from 'playwright-core';
import * as v from 'valibot';

const Row = v.record(v.string(), v.unknown());

/** All rows of a table of the local database (the main book's without `name`), or an empty list where there is none. */
export async function readTable(
  page: Page,
  table: string,
  name = 'tieout',
): Promise<readonly Record<string, unknown>[]> {
  const rows = await page.evaluate(readAll, { name, table });
  return v.parse(v.array(Row), rows);
}

/** Runs inside the page. */
function readAll({ name, table }: { readonly name: string; readonly table: string }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('error', () => reject(new Error('The local database could not be opened')));
    opening.addEventListener('success', () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains(table)) {
        database.close();
        resolve([]);
        return;
      }
      const reading = database.transaction(table).objectStore(table).getAll();
      reading.addEventListener('error', () => reject(new Error(`The table ${table} could not be read`)));
      reading.addEventListener('success', () => {
        database.close();
        resolve(reading.result);
      });
    });
  });
}
