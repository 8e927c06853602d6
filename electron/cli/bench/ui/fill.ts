/** Runs inside the app's page, which is of the right origin and runs nothing: fills the local database. No reference to anything outside. */

export interface FillPlan {
  readonly payouts: number;
  readonly entriesEach: number;
  /** Bank lines that are nobody's, for every ten payouts. */
  readonly noise: number;
  /** The first charge of every payout names an invoice. */
  readonly invoiced?: boolean;
}

/** Writes an account's years of payouts with their entries, and the bank's lines; the tables must be there. */
export async function fill(plan: FillPlan): Promise<{ readonly entries: number; readonly ms: number }> {
  const began = performance.now();
  const wait = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const db = await wait(indexedDB.open('tieout'));
  const write = (rows: Readonly<Record<string, readonly object[]>>): Promise<void> =>
    new Promise((resolve, reject) => {
      const change = db.transaction(Object.keys(rows), 'readwrite');
      for (const [table, all] of Object.entries(rows)) {
        const store = change.objectStore(table);
        for (const row of all) store.put(row);
      }
      change.addEventListener('complete', () => resolve());
      change.addEventListener('abort', () => reject(change.error ?? new Error('Rows could not be written')));
    });
  // Any numbers that look like none; the same in every run.
  let state = 20_261_122;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const connectionId = 'stripe-acct_bench';
  const perDay = 40;
  const lastDay = Math.floor(Date.now() / 86_400_000) - 3;
  const names = ['Nguyen', 'Okafor', 'Siregar', 'Lefèvre', 'Walsh', 'Haddad', 'Kaur', 'Moreau'];
  const entryOf = (index: number, at: number, day: number) => {
    const gross = 500 + next(20_000);
    const fee = Math.round(gross * 0.0175) + 30;
    const created = day * 86_400 - 172_800 + at * 600;
    return {
      id: `txn_${index}_${at}`,
      kind: 'charge',
      rawType: 'charge/charge',
      created,
      date: dayText(day - 2),
      currency: 'AUD',
      gross,
      fee,
      net: gross - fee,
      feeParts: [{ kind: 'processing', amount: fee, description: 'Stripe processing fees' }],
      sourceId: `ch_${index}_${at}`,
      chargeId: `ch_${index}_${at}`,
      invoiceNumber: plan.invoiced === true && at === 0 ? `INV-${index}` : '',
      customerName: `${names[next(names.length)] ?? ''} ${index % 977}`,
      customerEmail: `c${index % 977}@example.com`,
      description: `Order ${index * 20 + at}`,
      presentment: null,
    };
  };
  const payoutOf = (index: number) => {
    const day = lastDay - Math.floor(index / perDay);
    const entries = Array.from({ length: plan.entriesEach }, (_, at) => entryOf(index, at, day));
    const amount = entries.reduce((sum, entry) => sum + entry.net, 0);
    const id = `po_${String(index).padStart(7, '0')}`;
    return {
      key: `${connectionId}|${id}`,
      id,
      connectionId,
      provider: 'stripe',
      currency: 'AUD',
      amount,
      status: 'paid',
      automatic: true,
      method: 'standard',
      created: day * 86_400 - 86_400,
      createdDate: dayText(day - 1),
      arrivalDate: dayText(day),
      destination: 'bank',
      descriptor: 'STRIPE',
      traceId: '',
      description: 'STRIPE PAYOUT',
      failureMessage: '',
      originalPayoutId: '',
      reversedById: '',
      balanceEntryId: `txn_po_${index}`,
      failureEntryId: '',
      ownFee: 0,
      composition: 'known',
      entries,
    };
  };
  const lineOf = (key: string, date: string, amount: number, narrative: string) => ({
    key,
    accountId: 'bank-1',
    date,
    amount,
    currency: 'AUD',
    payee: narrative.split(' ')[0] ?? '',
    narrative,
    reference: '',
    bankId: key,
    balance: null,
    source: { file: 'bench.csv', line: 2 },
  });
  await write({
    connections: [
      {
        id: connectionId,
        bookId: 'main',
        kind: 'stripe',
        name: 'Bench Pty Ltd',
        externalId: 'acct_bench',
        demo: false,
        status: 'connected',
        reason: '',
        canWrite: false,
      },
    ],
  });
  const BATCH = 500;
  for (let from = 0; from < plan.payouts; from += BATCH) {
    const count = Math.min(BATCH, plan.payouts - from);
    const payouts = Array.from({ length: count }, (_, at) => payoutOf(from + at));
    const heads = payouts.map(({ entries, ...payout }) => ({
      ...payout,
      entryCount: entries.length,
      entriesNet: payout.amount,
      unknownEntries: 0,
      foreignEntries: 0,
    }));
    const own = payouts.map((payout) =>
      lineOf(`line-${payout.id}`, payout.arrivalDate, payout.amount, `STRIPE TRANSFER ${payout.id.slice(3)}`),
    );
    const noise = Array.from({ length: Math.floor((count * plan.noise) / 10) }, (_, at) =>
      lineOf(
        `noise-${from + at}`,
        payouts[at]?.arrivalDate ?? dayText(lastDay),
        -(1_000 + next(90_000)),
        `CARD PURCHASE ${next(9_999)}`,
      ),
    );
    // oxlint-disable-next-line no-await-in-loop -- a batch at a time in memory
    await write({ payouts, payoutHeads: heads, statementLines: [...own, ...noise] });
  }
  db.close();
  return { entries: plan.payouts * plan.entriesEach, ms: performance.now() - began };
}

/** How many proposals are stored. */
export async function countProposals(): Promise<number> {
  const opening = indexedDB.open('tieout');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('IndexedDB')));
  });
  const counting = db.transaction('proposals').objectStore('proposals').count();
  return new Promise((resolve) => {
    counting.addEventListener('success', () => {
      db.close();
      resolve(counting.result);
    });
  });
}
