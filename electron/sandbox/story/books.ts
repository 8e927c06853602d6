/** The company's books in Xero before Tieout touches them. */
import { addDays, plainDate, type PlainDate } from '../../../shared/dates.ts';
import { minor } from '../../../shared/money.ts';
import type { TransferredInvoice } from './bankNoise.ts';
import { addOpenDays, isBankDay, STORY_START } from './calendar.ts';
import { chartOfAccounts, taxRates } from './chart.ts';
import type { StoryCustomer } from './customers.ts';
import type { SeedContact, SeedInvoice, XeroSeed } from './model.ts';
import { SUPPLIERS } from './names.ts';
import { randomFor } from './random.ts';
import type { PlannedInvoice } from './sales.ts';

interface InvoiceFacts {
  readonly number: string;
  readonly customer: StoryCustomer;
  readonly date: PlainDate;
  readonly total: number;
  readonly goods: string;
}

function invoice(facts: InvoiceFacts, more: Partial<SeedInvoice> = {}): SeedInvoice {
  const abroad = facts.customer.cardCountry !== 'AU';
  return {
    number: facts.number,
    reference: facts.customer.trade ? 'Account order' : 'Web order',
    contactKey: facts.customer.key,
    date: facts.date,
    dueDate: addDays(facts.date, facts.customer.trade ? 14 : 0),
    currency: 'AUD',
    status: 'AUTHORISED',
    total: minor(facts.total),
    accountCode: '200',
    taxType: abroad ? 'EXEMPTOUTPUT' : 'OUTPUT',
    description: facts.goods,
    ...more,
  };
}

/** Sixty open invoices that customers pay by bank transfer. */
export function transferredInvoices(customers: readonly StoryCustomer[]): TransferredInvoice[] {
  const random = randomFor('transferred invoices');
  const trade = customers.filter((customer) => customer.trade);
  return Array.from({ length: 60 }, (_, index) => ({
    number: `INV-${6001 + index}`,
    customer: random.pick(trade),
    date: addOpenDays(addDays(STORY_START, 2 * index - 9), 0, isBankDay),
    total: random.int(9_000, 240_000),
  }));
}

/** Invoices that no payment names: drafts, voided ones, open and partly paid ones, two in dollars. */
function bystanders(customers: readonly StoryCustomer[]): SeedInvoice[] {
  const random = randomFor('bystanders');
  const trade = customers.filter((customer) => customer.trade);
  return Array.from({ length: 62 }, (_, index) => {
    const total = random.int(6_000, 310_000);
    const date = addDays(STORY_START, random.int(-14, 118));
    const facts = {
      number: `INV-${7001 + index}`,
      customer: random.pick(trade),
      date,
      total,
      goods: 'Wholesale order',
    };
    if (index < 12) return invoice(facts, { status: 'DRAFT' });
    if (index < 20) return invoice(facts, { status: 'VOIDED' });
    if (index < 30) return invoice(facts, { alreadyPaid: minor(Math.floor(total / 3)) });
    return invoice(facts, index < 32 ? { currency: 'USD', taxType: 'EXEMPTOUTPUT' } : {});
  });
}

function contacts(customers: readonly StoryCustomer[]): SeedContact[] {
  const suppliers = SUPPLIERS.map(([name]) => {
    const slug = name.toLowerCase().replaceAll(/[^a-z]+/g, '');
    return { key: `supplier-${slug}`, name, email: `accounts@${slug}.example` };
  });
  return [...customers.map(({ key, name, email }) => ({ key, name, email })), ...suppliers];
}

/** The Xero organisation: chart, contacts, invoices (those that card payments name first). */
export function books(
  customers: readonly StoryCustomer[],
  named: readonly PlannedInvoice[],
  transferred: readonly TransferredInvoice[],
): XeroSeed {
  return {
    tenantKey: 'tallowood',
    organisation: {
      name: 'Tallowood Coffee Goods Pty Ltd',
      shortCode: '!TlWd7',
      countryCode: 'AU',
      baseCurrency: 'AUD',
      timezone: 'AUSEASTERNSTANDARDTIME',
      periodLockDate: plainDate('2026-06-30'),
      endOfYearLockDate: null,
    },
    accounts: chartOfAccounts(),
    contacts: contacts(customers),
    invoices: [
      ...named.map((each) => invoice(each)),
      ...transferred.map((each) => invoice({ ...each, goods: 'Wholesale order' })),
      ...bystanders(customers),
    ],
    taxRates: taxRates(),
    tracking: [{ name: 'Region', options: ['Melbourne', 'Regional Victoria', 'Interstate', 'Overseas'] }],
  };
}
