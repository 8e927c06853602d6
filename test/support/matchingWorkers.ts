/** Which of a page's workers match: others of the same script plan, read back and replay. */
import type { Page, Worker } from 'playwright-core';

/** The workers that have read the local database and matched, in the order in which they began. Waits for those that are busy. */
export async function matchingWorkers(page: Page): Promise<Worker[]> {
  const workers = page.workers();
  const hasMatched = await Promise.all(
    workers.map((worker) =>
      worker.evaluate(() => performance.getEntriesByName('matching.solved').length > 0),
    ),
  );
  return workers.filter((_, at) => hasMatched[at]);
}
