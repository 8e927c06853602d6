/** Runs inside the app's page beside `fill`: what makes its payouts ready to be posted. No reference to anything outside. */

/** Confirms every payout with its bank line, maps the account, and caches books with an open invoice a payout. */
export async function fillDecided(): Promise<{ readonly decisions: number }> {
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
  const [connectionId, providerId] = ['xero-bench', 'stripe-acct_bench'];
  const account = (code: string, name: string, type: string, accountId: string) => ({
    connectionId,
    accountId,
    code,
    name,
    type,
    taxType: type === 'REVENUE' ? 'OUTPUT' : 'NONE',
    currency: type === 'BANK' ? 'AUD' : null,
    bankAccountNumber: '',
    enablePayments: type === 'BANK',
    status: 'ACTIVE',
    systemAccount: '',
  });
  const rate = (taxType: string, rateBasisPoints: number) => ({
    connectionId,
    taxType,
    name: taxType,
    rateBasisPoints,
    status: 'ACTIVE',
    canApplyToExpenses: true,
    canApplyToRevenue: true,
  });
  const code = (at: string) => ({ accountCode: at });
  const codes = { sales: code('200'), fees: code('404'), other: code('800') };
  await write({
    organisations: [
      {
        connectionId,
        tenantId: 'bench',
        name: 'Bench Pty Ltd',
        shortCode: '!bench',
        countryCode: 'AU',
        baseCurrency: 'AUD',
        timezone: 'Australia/Melbourne',
        periodLockDate: null,
        endOfYearLockDate: null,
      },
    ],
    accounts: [
      account('090', 'Bank', 'BANK', 'bank-1'),
      account('091', 'Stripe', 'BANK', 'clearing-1'),
      account('200', 'Sales', 'REVENUE', 'sales-1'),
      account('404', 'Fees', 'EXPENSE', 'fees-1'),
      account('800', 'Other', 'CURRENT', 'other-1'),
    ],
    taxRates: [rate('OUTPUT', 1_000), rate('NONE', 0)],
    mappings: [
      {
        key: `${providerId}|AUD`,
        providerConnectionId: providerId,
        xeroConnectionId: connectionId,
        currency: 'AUD',
        clearingAccountId: 'clearing-1',
        bankAccountId: 'bank-1',
        feeAccountCode: codes.fees.accountCode,
        salesAccountCode: codes.sales.accountCode,
        refundAccountCode: codes.sales.accountCode,
        disputeAccountCode: codes.fees.accountCode,
        adjustmentAccountCode: codes.other.accountCode,
        reserveAccountCode: codes.other.accountCode,
        elsewhereAccountCode: '',
        tipsAccountCode: '',
        shippingAccountCode: '',
        giftCardAccountCode: '',
        loanAccountCode: '',
        platformAccountCode: '',
        bankFeeAccountCode: '',
        salesTaxAccountCode: '',
        serviceChargeAccountCode: '',
        discountAccountCode: '',
        tracking: [],
        overrides: [],
        style: 'itemised',
        invoicedCharges: 'pay',
        invoicedRefunds: 'line',
        splitByMonth: false,
        feeTaxType: 'NONE',
        feeTaxBasisPoints: 0,
        salesTaxType: 'OUTPUT',
        untaxedTaxType: '',
        refundTaxType: 'OUTPUT',
        noTaxType: 'NONE',
        contactName: 'Stripe',
        startDate: null,
      },
    ],
  });
  let decisions = 0;
  let range: IDBKeyRange | null = null;
  for (;;) {
    const store = db.transaction('payouts').objectStore('payouts');
    // oxlint-disable-next-line no-await-in-loop -- a batch at a time in memory
    const rows: Record<string, unknown>[] = await wait(store.getAll(range, 500));
    const last = rows.at(-1);
    if (last === undefined) break;
    range = IDBKeyRange.lowerBound(last['key'], true);
    const invoices = rows.map((payout) => {
      const [entry] = Array.isArray(payout['entries']) ? payout['entries'] : [];
      return {
        connectionId,
        invoiceId: `inv-${String(payout['id'])}`,
        number: entry.invoiceNumber,
        status: 'AUTHORISED',
        contactId: `contact-${entry.customerName}`,
        contactName: entry.customerName,
        date: entry.date,
        dueDate: entry.date,
        currency: 'AUD',
        total: entry.gross,
        amountDue: entry.gross,
        amountPaid: 0,
        reference: '',
        type: 'ACCREC',
      };
    });
    const confirmed = rows.map((payout, at) => ({
      id: `bench-${String(payout['id'])}`,
      payoutKeys: [payout['key']],
      lineKeys: [`line-${String(payout['id'])}`],
      by: 'user',
      decidedAt: Date.now() - 86_400_000 + decisions + at,
      evidence: [],
    }));
    decisions += rows.length;
    // oxlint-disable-next-line no-await-in-loop -- see above
    await write({ invoices, decisions: confirmed });
  }
  db.close();
  return { decisions };
}
