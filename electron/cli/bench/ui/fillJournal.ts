/** Runs inside the app's page beside `fillDecided`: what was posted before. No reference to anything outside. */

/** Writes so many journal rows that are done, ten a plan, of payouts of years before. */
export async function fillJournal(count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tieout');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
  const rowOf = (at: number) => {
    const planId = `old-${String(Math.floor(at / 10)).padStart(6, '0')}`;
    const head = {
      id: `${planId}|${at % 10}`,
      planId,
      mappingKey: 'stripe-acct_bench|AUD',
      state: 'done',
      sequence: at,
      payoutKeys: [`stripe-acct_bench|po_${planId}`],
    };
    const draft = {
      kind: 'payment',
      invoiceId: `inv-${planId}-${at % 10}`,
      invoiceNumber: `OLD-${at}`,
      accountId: 'clearing-1',
      date: '2019-06-30',
      amount: 1_000 + (at % 97),
      currency: 'AUD',
      reference: `Tieout ch_${planId}_${at % 10}`,
    };
    const row = {
      ...head,
      xeroConnectionId: 'xero-bench',
      phase: 1,
      draft,
      clearingEffect: draft.amount,
      entryIds: [`txn_${planId}_${at % 10}`],
      lineKeys: [],
      requestHash: '',
      batchKey: 'old',
      sentAt: 1,
      attempts: 1,
      xeroId: `x-${at}`,
      message: '',
    };
    return { head, row };
  };
  const some = 5_000;
  for (let from = 0; from < count; from += some) {
    // oxlint-disable-next-line no-await-in-loop -- a batch at a time in memory
    await new Promise<void>((resolve, reject) => {
      const change = db.transaction(['journal', 'journalHeads'], 'readwrite');
      for (let at = from; at < Math.min(from + some, count); at += 1) {
        const { head, row } = rowOf(at);
        change.objectStore('journal').put(row);
        change.objectStore('journalHeads').put(head);
      }
      change.addEventListener('complete', () => resolve());
      change.addEventListener('abort', () => reject(change.error ?? new Error('Rows could not be written')));
    });
  }
  db.close();
}
