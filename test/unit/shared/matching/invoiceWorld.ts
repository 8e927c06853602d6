/** Companies with invoices and charges, and the truth beside them. Seeded: the same every run. Amounts in cents of AUD. */
import type { Invoice } from '../../../../shared/books/model.ts';
import { addDays, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type {
  Allocation,
  InvoiceCharge,
  InvoiceContact,
  InvoiceMatchInput,
} from '../../../../shared/matching/invoices/invoiceModel.ts';

export interface InvoiceWorld extends InvoiceMatchInput {
  /** What each charge really pays. */
  readonly truth: ReadonlyMap<string, readonly Allocation[]>;
  readonly kinds: ReadonlyMap<string, string>;
}

/** Numbers of a small generator (mulberry32), between 0 and 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST = 'Ada Ben Chloé Dian Emil Farah Grace Hugo Indah Jonas Kai Lena Made Noor Olga'.split(' ');
const LAST = 'Adler Brown Cahyani Dubois Evans Ferrari Gupta Hadi Ito Jensen Kumar Larsen'.split(' ');
const FORMS = ['Pty Ltd', 'Ltd', 'Inc.', 'GmbH', ''];

export function chargeOf(key: string, more: Partial<InvoiceCharge> = {}): InvoiceCharge {
  return {
    key,
    date: plainDate('2026-03-10'),
    currency: 'AUD',
    amount: minor(10_000),
    invoiceNumber: '',
    description: '',
    customerName: '',
    customerEmail: '',
    presentment: null,
    paidInvoiceIds: [],
    isSale: false,
    ...more,
  };
}

export function salesInvoice(number: string, more: Partial<Invoice> = {}): Invoice {
  const total = more.total ?? minor(10_000);
  return {
    invoiceId: `id ${number}`,
    number,
    reference: '',
    type: 'ACCREC',
    status: 'AUTHORISED',
    contactId: 'ada',
    contactName: 'Ada Adler',
    date: plainDate('2026-03-01'),
    dueDate: plainDate('2026-03-15'),
    currency: 'AUD',
    total,
    amountDue: total,
    amountPaid: minor(0),
    ...more,
  };
}

/** One company of about `contacts` customers. */
export function invoiceWorld(seed: number, contacts: number): InvoiceWorld {
  const maker = new Maker(seed);
  for (let index = 0; index < contacts; index += 1) maker.addCustomer(index);
  return maker.world();
}

interface Customer extends InvoiceContact {
  /** As the customer writes it at the checkout. */
  readonly written: { readonly name: string; readonly email: string };
}

class Maker {
  private readonly next: () => number;
  private readonly invoices: Invoice[] = [];
  private readonly charges: InvoiceCharge[] = [];
  private readonly people: InvoiceContact[] = [];
  private readonly truth = new Map<string, readonly Allocation[]>();
  private readonly kinds = new Map<string, string>();
  /** Which act an invoice or a charge is of. */
  private readonly acts = new Map<string, number>();
  private act = 0;
  private readonly contactOf = new Map<string, string>();
  private readonly numbers: { readonly prefix: string; readonly width: number };

  constructor(seed: number) {
    this.next = randomOf(seed);
    this.numbers = this.pick([
      { prefix: 'INV-', width: 4 },
      { prefix: 'ORC', width: 5 },
      { prefix: '', width: 4 },
      { prefix: '2026/', width: 3 },
      { prefix: 'SI-2026-', width: 4 },
    ]);
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  private int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  private chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  private day(): PlainDate {
    return addDays(plainDate('2026-01-05'), this.int(0, 150));
  }

  addCustomer(index: number): void {
    const customer = this.customer(index);
    this.people.push({ contactId: customer.contactId, name: customer.name, email: customer.email });
    const acts = [
      () => this.oneOff(customer),
      () => this.oneOff(customer),
      () => this.oneOff(customer),
      () => this.subscription(customer),
      () => this.parts(customer),
      () => this.several(customer),
      () => this.statement(customer),
      () => this.over(customer),
      () => this.closed(customer),
      () => this.credited(customer),
      () => this.sale(customer),
      () => this.sale(customer),
      () => this.slip(customer),
      () => this.twice(customer),
    ];
    for (let count = this.int(1, 3); count > 0; count -= 1) {
      this.act += 1;
      this.pick(acts)();
    }
  }

  private customer(index: number): Customer {
    const contactId = `contact ${index}`;
    const before = this.people.at(-1);
    const isCompany = this.chance(40);
    const person = `${this.pick(FIRST)} ${this.pick(LAST)}`;
    const fresh = isCompany
      ? `${this.pick(LAST)} ${this.pick(FIRST)} Trading ${this.pick(FORMS)}`.trim()
      : person;
    // Namesakes, and companies whose bookkeeper reads the mail of all of them.
    const name = before && this.chance(8) ? before.name : fresh;
    const own = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}${index}@mail.example`;
    const email = this.chance(15) ? '' : before && before.email !== '' && this.chance(5) ? before.email : own;
    const words = name.split(' ');
    const turned = this.chance(20) ? [...words].toReversed().join(' ') : name.toUpperCase();
    const written = {
      name: this.chance(20) ? '' : this.chance(50) ? name : turned,
      email: this.chance(20) ? '' : this.chance(85) && email !== '' ? email.toUpperCase() : `private.${own}`,
    };
    return { contactId, name, email, written };
  }

  private invoice(customer: Customer, total: number, date: PlainDate, more: Partial<Invoice> = {}): Invoice {
    const number = `${this.numbers.prefix}${String(this.invoices.length + 1).padStart(this.numbers.width, '0')}`;
    const made = salesInvoice(number, {
      contactId: customer.contactId,
      contactName: customer.name,
      total: minor(total),
      date,
      dueDate: addDays(date, this.pick([0, 7, 14, 30])),
      ...more,
    });
    this.invoices.push(made);
    this.acts.set(made.invoiceId, this.act);
    return made;
  }

  private charge(
    kind: string,
    customer: Customer,
    amount: number,
    date: PlainDate,
    pays: readonly Allocation[],
    more: Partial<InvoiceCharge> = {},
  ): void {
    const key = `charge ${this.charges.length}`;
    const { name, email } = customer.written;
    this.charges.push(
      chargeOf(key, { amount: minor(amount), date, customerName: name, customerEmail: email, ...more }),
    );
    this.truth.set(key, pays);
    this.acts.set(key, this.act);
    this.contactOf.set(key, customer.contactId);
    this.kinds.set(key, kind);
  }

  private amount(): number {
    return this.chance(50) ? this.pick([2_500, 4_900, 9_900, 15_000]) : this.int(500, 400_000);
  }

  /** How a customer or a shop writes numbers down. */
  private named(...invoices: readonly Invoice[]): Partial<InvoiceCharge> {
    const numbers = invoices.map(({ number }) => number);
    const digits = numbers.map((number) => number.replaceAll(/^.*\D/g, '').replace(/^0+/, ''));
    const list = numbers.join(this.pick([', ', ' and ', ' + ', ' / ']));
    return this.pick<Partial<InvoiceCharge>>([
      { invoiceNumber: list },
      { invoiceNumber: list, description: `Invoice ${list}` },
      { description: `Payment for ${list}, thank you` },
      { description: `Invoice ${list}`.toLowerCase() },
      { description: `Invoices #${digits.join(', #')}` },
    ]);
  }

  private pays = (invoice: Invoice, amount: number = invoice.amountDue): Allocation => ({
    invoiceId: invoice.invoiceId,
    amount: minor(amount),
  });

  private oneOff(customer: Customer): void {
    const invoice = this.invoice(customer, this.amount(), this.day());
    const date = addDays(invoice.date, this.int(0, 40));
    if (this.chance(15)) return;
    const names = this.chance(50);
    this.charge(names ? 'number' : 'amount', customer, invoice.total, date, [this.pays(invoice)], {
      description: this.chance(30) ? 'Card payment' : '',
      ...(names ? this.named(invoice) : {}),
    });
  }

  /** Equal invoices, a month apart; some aren't paid, some were before, the last may not be in the books yet. */
  private subscription(customer: Customer): void {
    const total = this.pick([2_500, 4_900, 9_900, 15_000]);
    const start = this.day();
    const count = this.int(2, 5);
    const lag = this.int(0, 12);
    for (let month = 0; month < count; month += 1) {
      const date = addDays(start, month * 30 + this.int(0, 1));
      const isPaid = month < count - 2 && this.chance(60);
      const status = isPaid ? { status: 'PAID', amountDue: minor(0), amountPaid: minor(total) } : {};
      const missing = month > 0 && month === count - 1 && this.chance(30);
      const invoice = missing ? null : this.invoice(customer, total, date, status);
      if (isPaid || this.chance(15)) continue;
      const pays = invoice ? [this.pays(invoice, total)] : [];
      const names = invoice && this.chance(25) ? this.named(invoice) : {};
      this.charge('subscription', customer, total, addDays(date, lag + this.int(0, 2)), pays, names);
    }
  }

  private parts(customer: Customer): void {
    const total = this.int(10_000, 300_000);
    const invoice = this.invoice(customer, total, this.day());
    const first = this.int(1_000, total - 1_000);
    this.charge(
      'part',
      customer,
      first,
      addDays(invoice.date, 3),
      [this.pays(invoice, first)],
      this.named(invoice),
    );
    if (this.chance(50)) {
      const rest = this.chance(70) ? total - first : Math.max(1, Math.floor((total - first) / 2));
      const date = addDays(invoice.date, this.int(5, 30));
      this.charge('part', customer, rest, date, [this.pays(invoice, rest)], this.named(invoice));
    }
  }

  private several(customer: Customer): void {
    const date = this.day();
    const invoices = Array.from({ length: this.int(2, 3) }, () =>
      this.invoice(customer, this.amount(), date),
    );
    const sum = invoices.reduce((total, { amountDue }) => total + amountDue, 0);
    const pays = invoices.map((invoice) => this.pays(invoice));
    this.charge('several', customer, sum, addDays(date, this.int(0, 25)), pays, this.named(...invoices));
  }

  /** Everything that is open at once, without a number. */
  private statement(customer: Customer): void {
    const date = this.day();
    const invoices = Array.from({ length: this.int(2, 3) }, () =>
      this.invoice(customer, this.amount(), date),
    );
    const sum = invoices.reduce((total, { amountDue }) => total + amountDue, 0);
    const pays = invoices.map((invoice) => this.pays(invoice));
    this.charge('statement', customer, sum, addDays(date, this.int(0, 25)), pays);
  }

  private over(customer: Customer): void {
    const invoice = this.invoice(customer, this.amount(), this.day());
    const amount = invoice.total + this.pick([1, 100, 500, 5_000]);
    this.charge(
      'over',
      customer,
      amount,
      addDays(invoice.date, 4),
      [this.pays(invoice)],
      this.named(invoice),
    );
  }

  /** Names an invoice that is paid, void or a draft. */
  private closed(customer: Customer): void {
    const total = this.amount();
    const status = this.pick(['PAID', 'VOIDED', 'DRAFT']);
    const amountDue = minor(status === 'DRAFT' ? total : 0);
    const invoice = this.invoice(customer, total, this.day(), { status, amountDue });
    this.charge('closed', customer, total, addDays(invoice.date, 2), [], this.named(invoice));
  }

  /** A credit note took a part off: what is due is less than the total. */
  private credited(customer: Customer): void {
    const total = this.int(5_000, 200_000);
    const due = this.int(1_000, total - 1);
    const invoice = this.invoice(customer, total, this.day(), { amountDue: minor(due) });
    const names = this.chance(50) ? this.named(invoice) : {};
    this.charge(
      'credited',
      customer,
      due,
      addDays(invoice.date, this.int(0, 20)),
      [this.pays(invoice)],
      names,
    );
  }

  /** Nothing to do with any invoice; its amount or order number may look as if. */
  private sale(customer: Customer): void {
    const other = this.invoices.length > 0 ? this.pick(this.invoices) : undefined;
    const isOwn = other?.contactId === customer.contactId;
    const amount = other && !isOwn && this.chance(50) ? other.total : this.int(300, 90_000);
    const order = this.chance(50) ? this.int(1, 400) : this.int(10_000, 20_260_400);
    const description = this.pick([
      `Order #${order}`,
      `Order ${order}`,
      `Web shop ${order}-${this.int(1, 99)}`,
      '',
    ]);
    // A sale of just what the customer owes, with nothing said, can't be told from a payment by anybody.
    if (description === '' && this.invoices.some(({ total }) => total === amount)) return;
    this.charge('sale', customer, amount, this.day(), [], { description, isSale: this.chance(20) });
  }

  /** Somebody else's number by mistake. */
  private slip(customer: Customer): void {
    const wrong = this.invoices.length > 0 ? this.pick(this.invoices) : undefined;
    if (!wrong || wrong.contactId === customer.contactId) return;
    const invoice = this.invoice(customer, this.int(400_001, 500_000), this.day());
    const date = addDays(invoice.date, 5);
    this.charge('slip', customer, invoice.total, date, [this.pays(invoice)], this.named(wrong));
  }

  /** Paid twice by mistake: the second pays nothing. */
  private twice(customer: Customer): void {
    const invoice = this.invoice(customer, this.amount(), this.day());
    const name = this.named(invoice);
    const date = addDays(invoice.date, 4);
    this.charge('twice', customer, invoice.total, date, [this.pays(invoice)], name);
    this.charge('twice', customer, invoice.total, addDays(date, 1), [], name);
  }

  /** A payment for an invoice that isn't in the books, of just the amount of another one of the customer: nobody could tell. */
  private isHopeless(charge: InvoiceCharge): boolean {
    if (this.kinds.get(charge.key) !== 'subscription' || this.truth.get(charge.key)?.length !== 0)
      return false;
    return this.invoices.some(
      ({ invoiceId, contactId, total }) =>
        contactId === this.contactOf.get(charge.key) &&
        total === charge.amount &&
        this.acts.get(invoiceId) !== this.acts.get(charge.key),
    );
  }

  world(): InvoiceWorld {
    return {
      charges: this.charges.filter((charge) => !this.isHopeless(charge)),
      invoices: this.invoices,
      contacts: this.people,
      taken: new Map(),
      truth: this.truth,
      kinds: this.kinds,
    };
  }
}
