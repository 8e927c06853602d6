/** The organisations of a practice with two years of books each: a few large ones, many small ones, the same in every run. */
import { addDays, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { SeedInvoice, XeroSeed } from '../../../sandbox/story/model.ts';
import { chartOfAccounts, taxRates } from '../../../sandbox/story/chart.ts';
import { type Random, randomFor } from '../../../sandbox/story/random.ts';
import { uuidOf } from '../../../sandbox/xero/ids.ts';
import type { BankTransaction, XeroState } from '../../../sandbox/xero/model.ts';
import { accountIdOf, contactIdOf } from '../../../sandbox/xero/seed.ts';

const START = plainDate('2024-11-01');
const DAYS = 730;

/** How much of everything an organisation has. */
export interface ClientSize {
  readonly contacts: number;
  /** Nine in ten of them paid: a payment each. */
  readonly invoices: number;
  readonly bankTransactions: number;
  readonly transfers: number;
}

/** Sizes of the organisations of a practice, largest first: after the first few every next one is a little smaller. */
export function practiceSizes(organisations: number, largest: number): ClientSize[] {
  return Array.from({ length: organisations }, (_none, index) => {
    const share = 1 / (1 + index) ** 0.75;
    const of = (part: number, least: number) => Math.max(least, Math.round(largest * part * share));
    return {
      contacts: of(0.1, 40),
      invoices: of(0.55, 120),
      bankTransactions: of(1, 300),
      transfers: of(0.01, 24),
    };
  });
}

/** An organisation's books before its bank transactions and transfers. */
export function clientSeed(index: number, { contacts, invoices }: ClientSize): XeroSeed {
  const tenantKey = `client ${index}`;
  const random = randomFor(tenantKey);
  return {
    tenantKey,
    organisation: {
      name: `Client ${String(index + 1).padStart(2, '0')}`,
      shortCode: `!c${index}`,
      countryCode: 'AU',
      baseCurrency: 'AUD',
      timezone: 'AUSEASTERNSTANDARDTIME',
      periodLockDate: null,
      endOfYearLockDate: null,
    },
    accounts: chartOfAccounts(),
    contacts: Array.from({ length: contacts }, (_none, n) => ({
      key: `c${n}`,
      name: `Customer ${n}`,
      email: `c${n}@example.com`,
    })),
    invoices: Array.from({ length: invoices }, (_none, n) => invoice(n, contacts, random)),
    taxRates: taxRates(),
    tracking: [{ name: 'Region', options: ['North', 'South'] }],
  };
}

const dayOf = (random: Random): PlainDate => addDays(START, random.int(0, DAYS));

function invoice(n: number, contacts: number, random: Random): SeedInvoice {
  const date = dayOf(random);
  const total = minor(random.int(2_000, 400_000));
  return {
    number: `INV-${String(n).padStart(6, '0')}`,
    reference: `order ${n}`,
    contactKey: `c${random.int(0, contacts - 1)}`,
    date,
    dueDate: addDays(date, 14),
    currency: 'AUD',
    status: 'AUTHORISED',
    total,
    accountCode: '200',
    taxType: 'OUTPUT',
    description: 'Goods',
    ...(random.chance(90) ? { alreadyPaid: total } : {}),
  };
}

/** Puts bank transactions and transfers on the books; they needn't be booked in the ledger to be read. */
export function fillBank(state: XeroState, seed: XeroSeed, size: ClientSize): void {
  const { tenantKey } = seed;
  const random = randomFor(`${tenantKey} bank`);
  const bank = accountIdOf(tenantKey, 'bank');
  for (let n = 0; n < size.bankTransactions; n += 1) {
    const item = spendOrReceive(seed, n, random, bank);
    state.bankTransactions.set(item.id, item);
  }
  for (let n = 0; n < size.transfers; n += 1) {
    const id = uuidOf(tenantKey, 'transfer', n);
    const date = dayOf(random);
    const at = Date.parse(date);
    state.bankTransfers.set(id, {
      id,
      fromAccountId: accountIdOf(tenantKey, 'clearing'),
      toAccountId: bank,
      amount: minor(random.int(5_000, 900_000)),
      currency: 'AUD',
      rate: 1,
      date,
      reference: `payout ${n}`,
      fromIsReconciled: true,
      toIsReconciled: true,
      fromTracking: [],
      toTracking: [],
      status: 'AUTHORISED',
      created: at,
      updated: at,
    });
  }
}

function spendOrReceive(seed: XeroSeed, n: number, random: Random, bankAccountId: string): BankTransaction {
  const { tenantKey, contacts } = seed;
  const date = dayOf(random);
  const total = minor(random.int(500, 200_000));
  const receives = random.chance(40);
  const id = uuidOf(tenantKey, 'bank transaction', n);
  return {
    id,
    type: receives ? 'RECEIVE' : 'SPEND',
    contactId: contactIdOf(tenantKey, random.pick(contacts).key),
    bankAccountId,
    date,
    reference: `ref ${n}`,
    url: '',
    currency: 'AUD',
    rate: 1,
    lineAmountTypes: 'NoTax',
    lines: [
      {
        id: uuidOf(id, 'line'),
        description: 'Everyday',
        quantity: 1,
        unitAmount: total / 100,
        accountId: accountIdOf(tenantKey, receives ? 'otherRevenue' : 'general'),
        taxType: 'BASEXCLUDED',
        lineAmount: total,
        taxAmount: minor(0),
        tracking: [],
      },
    ],
    subTotal: total,
    totalTax: minor(0),
    total,
    status: 'AUTHORISED',
    isReconciled: true,
    updated: Date.parse(date),
  };
}
