/** Hand-made cases of charges and invoices, each with its reason. */
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../../shared/books/model.ts';
import { plainDate } from '../../../../shared/dates.ts';
import type { InvoiceCharge, InvoiceContact } from '../../../../shared/matching/invoices/invoiceModel.ts';
import { matchInvoices } from '../../../../shared/matching/invoices/invoices.ts';
import { minor } from '../../../../shared/money.ts';
import { chargeOf, salesInvoice } from './invoiceWorld.ts';

interface Case {
  readonly name: string;
  readonly why: string;
  readonly invoices: readonly Invoice[];
  readonly charges: readonly Partial<InvoiceCharge>[];
  readonly contacts?: readonly InvoiceContact[];
  /** Verdict and allocations of each charge: `certain INV-1=100.00 +5.00`. */
  readonly expected: readonly string[];
}

const ADA: InvoiceContact = { contactId: 'ada', name: 'Ada Adler', email: 'ada@mail.example' };
const byAda = { customerName: 'Ada Adler', customerEmail: 'ADA@mail.example' };
const on = (date: string) => ({ date: plainDate(date) });
const paid = { status: 'PAID', amountDue: minor(0) };

const CASES: readonly Case[] = [
  {
    name: 'number in the data, equal amount',
    why: 'what today’s posting is made of',
    invoices: [salesInvoice('INV-0042')],
    charges: [{ invoiceNumber: 'INV-0042' }],
    expected: ['certain INV-0042=100.00'],
  },
  {
    name: 'number written with other zeros and separators',
    why: 'people don’t copy, they type',
    invoices: [salesInvoice('INV-0042')],
    charges: [{ description: 'thanks, inv 42', ...byAda }],
    expected: ['certain INV-0042=100.00'],
  },
  {
    name: 'digits alone after a sign',
    why: '#0042 can only be INV-0042 here',
    invoices: [salesInvoice('INV-0042'), salesInvoice('INV-0043')],
    charges: [{ description: '#0042', ...byAda }],
    expected: ['certain INV-0042=100.00'],
  },
  {
    name: 'digits that two invoices end with',
    why: 'A-42 and B-42: the digits tell nothing, and they speak against amount and contact',
    invoices: [salesInvoice('A-42'), salesInvoice('B-42', { contactId: 'bob', contactName: 'Bob Brown' })],
    charges: [{ description: 'Invoice 42', ...byAda }],
    expected: ['likely A-42=100.00'],
  },
  {
    name: 'a number inside a longer one',
    why: '1INV-0042, INV-00421 and INV-0042-7 are other numbers',
    invoices: [salesInvoice('INV-0042', { contactId: 'bob', contactName: 'Bob Brown' })],
    charges: [
      { description: 'INV-00421', ...byAda },
      { description: 'INV-0042-7', ...byAda },
      { description: '9INV-0042', ...byAda },
    ],
    expected: ['none', 'none', 'none'],
  },
  {
    name: 'an order number that happens to be an invoice’s',
    why: 'Order #42 is not invoice 42 where neither amount nor customer agrees',
    invoices: [salesInvoice('INV-0042', { contactId: 'bob', contactName: 'Bob Brown' })],
    charges: [{ description: 'Order #42', amount: minor(7_000), ...byAda }],
    expected: ['none'],
  },
  {
    name: 'part of an invoice by number',
    why: 'partial payments need a number, and the customer',
    invoices: [salesInvoice('INV-1')],
    charges: [{ invoiceNumber: 'INV-1', amount: minor(4_000), ...byAda }],
    expected: ['certain INV-1=40.00'],
  },
  {
    name: 'part of an invoice by somebody else’s number',
    why: 'neither amount nor customer agrees: the number may be a slip',
    invoices: [salesInvoice('INV-1')],
    charges: [{ invoiceNumber: 'INV-1', amount: minor(4_000), customerName: 'Bob Brown' }],
    expected: ['likely INV-1=40.00'],
  },
  {
    name: 'a part without a number',
    why: 'an amount below the due says nothing by itself',
    invoices: [salesInvoice('INV-1')],
    charges: [{ amount: minor(4_000), ...byAda }],
    expected: ['none'],
  },
  {
    name: 'two numbers, the sum of both',
    why: 'one payment for several invoices',
    invoices: [salesInvoice('INV-1'), salesInvoice('INV-2', { total: minor(2_500) })],
    charges: [{ description: 'INV-1 and INV-2', amount: minor(12_500), ...byAda }],
    expected: ['certain INV-1=100.00 INV-2=25.00'],
  },
  {
    name: 'two numbers, less than both',
    why: 'how it falls on them is a person’s to say',
    invoices: [salesInvoice('INV-1'), salesInvoice('INV-2', { total: minor(2_500) })],
    charges: [{ description: 'INV-1, INV-2', amount: minor(11_000), ...byAda }],
    expected: ['likely INV-1=100.00 INV-2=10.00'],
  },
  {
    name: 'more than is due, by number',
    why: 'an overpayment is named, never posted by itself',
    invoices: [salesInvoice('INV-1')],
    charges: [{ invoiceNumber: 'INV-1', amount: minor(10_500), ...byAda }],
    expected: ['likely INV-1=100.00 +5.00'],
  },
  {
    name: 'the number of a paid invoice',
    why: 'it must not become a sale, nor another invoice’s payment',
    invoices: [salesInvoice('INV-1', paid), salesInvoice('INV-2')],
    charges: [{ invoiceNumber: 'INV-1', ...byAda }],
    expected: ['none'],
  },
  {
    name: 'a number that isn’t there',
    why: 'kept as a problem, with candidates beside it',
    invoices: [salesInvoice('INV-1')],
    charges: [{ invoiceNumber: 'INV-77', ...byAda }],
    expected: ['none'],
  },
  {
    name: 'a void number used again',
    why: 'the one that stands is meant',
    invoices: [salesInvoice('INV-1', { invoiceId: 'old', status: 'VOIDED' }), salesInvoice('INV-1')],
    charges: [{ invoiceNumber: 'INV-1' }],
    expected: ['certain INV-1=100.00'],
  },
  {
    name: 'amount, e-mail and date',
    why: 'the only open invoice of the amount, and the only such charge',
    invoices: [salesInvoice('INV-1'), salesInvoice('INV-2', { total: minor(5_000) })],
    charges: [byAda],
    contacts: [ADA],
    expected: ['certain INV-1=100.00'],
  },
  {
    name: 'full name in another order, with the company’s form',
    why: 'Adler Ada Pty Ltd is Ada Adler',
    invoices: [salesInvoice('INV-1')],
    charges: [{ customerName: 'ADLER, Ada Pty. Ltd.' }],
    expected: ['certain INV-1=100.00'],
  },
  {
    name: 'two customers of one name',
    why: 'namesakes: the name doesn’t tell',
    invoices: [salesInvoice('INV-1')],
    charges: [{ customerName: 'Ada Adler' }],
    contacts: [
      { ...ADA, email: '' },
      { contactId: 'other', name: 'Ada Adler', email: '' },
    ],
    expected: ['likely INV-1=100.00'],
  },
  {
    name: 'the same name with another address',
    why: 'may be a namesake who isn’t in the books',
    invoices: [salesInvoice('INV-1')],
    charges: [{ ...byAda, customerEmail: 'other@mail.example' }],
    contacts: [ADA],
    expected: ['likely INV-1=100.00'],
  },
  {
    name: 'equal invoices, one charge',
    why: 'the oldest first is a convention; either way the customer’s account is the same',
    invoices: [salesInvoice('INV-1'), salesInvoice('INV-2', on('2026-03-05'))],
    charges: [byAda],
    contacts: [ADA],
    expected: ['likely INV-1=100.00'],
  },
  {
    name: 'equal charges, one invoice',
    why: 'which of them is a sale can’t be told',
    invoices: [salesInvoice('INV-1')],
    charges: [byAda, { ...byAda, ...on('2026-03-11') }],
    contacts: [ADA],
    expected: ['ambiguous INV-1=100.00', 'ambiguous INV-1=100.00'],
  },
  {
    name: 'a charge booked as a sale that may have been the payment',
    why: 'the invoice may have been waiting for that one',
    invoices: [salesInvoice('INV-1')],
    charges: [byAda, { ...byAda, ...on('2026-03-09'), isSale: true }],
    contacts: [ADA],
    expected: ['ambiguous INV-1=100.00', ''],
  },
  {
    name: 'a subscription in turn',
    why: 'every charge falls after its own invoice and before the next',
    invoices: [
      salesInvoice('INV-1', { ...on('2026-01-01'), ...paid }),
      salesInvoice('INV-2', on('2026-02-01')),
      salesInvoice('INV-3', on('2026-03-01')),
    ],
    charges: [
      { ...byAda, ...on('2026-02-04') },
      { ...byAda, ...on('2026-03-04') },
    ],
    contacts: [ADA],
    expected: ['certain INV-2=100.00', 'certain INV-3=100.00'],
  },
  {
    name: 'a subscription whose next invoice isn’t there yet',
    why: 'a charge four weeks after the last invoice may be for the next',
    invoices: [
      salesInvoice('INV-1', { ...on('2026-01-01'), ...paid }),
      salesInvoice('INV-2', { ...on('2026-02-01'), ...paid }),
      salesInvoice('INV-3', on('2026-03-01')),
    ],
    charges: [{ ...byAda, ...on('2026-03-30') }],
    contacts: [ADA],
    expected: ['likely INV-3=100.00'],
  },
  {
    name: 'a credit note took a part off',
    why: 'what is due counts, not the total',
    invoices: [salesInvoice('INV-1', { amountDue: minor(6_000) })],
    charges: [{ ...byAda, amount: minor(6_000) }],
    contacts: [ADA],
    expected: ['certain INV-1=60.00'],
  },
  {
    name: 'the total of an invoice that is paid in part',
    why: 'perhaps an overpayment: a person says',
    invoices: [salesInvoice('INV-1', { amountDue: minor(6_000) })],
    charges: [byAda],
    contacts: [ADA],
    expected: ['likely INV-1=60.00 +40.00'],
  },
  {
    name: 'everything the customer owes',
    why: 'a statement paid at once, without numbers',
    invoices: [salesInvoice('INV-1'), salesInvoice('INV-2', { total: minor(2_500) })],
    charges: [{ ...byAda, amount: minor(12_500) }],
    contacts: [ADA],
    expected: ['likely INV-1=100.00 INV-2=25.00'],
  },
  {
    name: 'another currency at the checkout',
    why: 'the customer paid the dollars that are due, but names nothing',
    invoices: [salesInvoice('INV-1', { currency: 'USD' })],
    charges: [{ ...byAda, amount: minor(15_300), presentment: { currency: 'USD', amount: minor(10_000) } }],
    contacts: [ADA],
    expected: ['likely INV-1=153.00'],
  },
  {
    name: 'another currency, and the number',
    why: 'the customer names the invoice and paid the dollars that are due on it',
    invoices: [salesInvoice('INV-1', { currency: 'USD' })],
    charges: [
      {
        ...byAda,
        invoiceNumber: 'INV-1',
        amount: minor(15_300),
        presentment: { currency: 'USD', amount: minor(10_000) },
      },
    ],
    contacts: [ADA],
    expected: ['certain INV-1=153.00'],
  },
  {
    name: 'another currency, the number, and less than is due',
    why: 'a part of an invoice in another currency is for a person to say',
    invoices: [salesInvoice('INV-1', { currency: 'USD' })],
    charges: [
      {
        ...byAda,
        invoiceNumber: 'INV-1',
        amount: minor(15_300),
        presentment: { currency: 'USD', amount: minor(9_000) },
      },
    ],
    contacts: [ADA],
    expected: ['none'],
  },
  {
    name: 'another currency, the number, twice',
    why: 'two charges paid the dollars of one invoice: neither is sure',
    invoices: [salesInvoice('INV-1', { currency: 'JPY', total: minor(1_000_000) })],
    charges: [
      {
        ...byAda,
        invoiceNumber: 'INV-1',
        amount: minor(10_200),
        presentment: { currency: 'JPY', amount: minor(1_000_000) },
      },
      {
        ...byAda,
        invoiceNumber: 'INV-1',
        ...on('2026-03-11'),
        amount: minor(10_300),
        presentment: { currency: 'JPY', amount: minor(1_000_000) },
      },
    ],
    contacts: [ADA],
    expected: ['likely INV-1=102.00', 'none'],
  },
  {
    name: 'an order that isn’t the invoice’s',
    why: 'a number of something else speaks against it',
    invoices: [salesInvoice('INV-1')],
    charges: [{ ...byAda, description: 'Web order W48012: beans' }],
    contacts: [ADA],
    expected: ['likely INV-1=100.00'],
  },
  {
    name: 'the invoice’s own reference',
    why: 'the order that the invoice was made for',
    invoices: [salesInvoice('INV-1', { reference: 'W48012' })],
    charges: [{ ...byAda, description: 'Web order W48012: beans' }],
    contacts: [ADA],
    expected: ['certain INV-1=100.00'],
  },
  {
    name: 'paid twice',
    why: 'two charges name it; the second has nothing left to pay, and neither is sure',
    invoices: [salesInvoice('INV-1')],
    charges: [
      { ...byAda, invoiceNumber: 'INV-1' },
      { ...byAda, invoiceNumber: 'INV-1', ...on('2026-03-11') },
    ],
    contacts: [ADA],
    expected: ['likely INV-1=100.00', 'none'],
  },
  {
    name: 'a draft, a bill and somebody else’s invoice of the amount',
    why: 'nothing of this can be paid by this customer',
    invoices: [
      salesInvoice('INV-1', { status: 'DRAFT' }),
      salesInvoice('B-1', { type: 'ACCPAY' }),
      salesInvoice('INV-2', { contactId: 'bob', contactName: 'Bob Brown' }),
    ],
    charges: [byAda],
    contacts: [ADA],
    expected: ['none'],
  },
];

const major = (amount: number) => (amount / 100).toFixed(2);

describe('hand-made cases', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const charges = one.charges.map((more, index) => chargeOf(`charge ${index}`, more));
    const found = matchInvoices({
      charges,
      invoices: one.invoices,
      contacts: one.contacts ?? [],
      taken: new Map(),
    });
    const numbers = new Map(one.invoices.map(({ invoiceId, number }) => [invoiceId, number]));
    const said = charges.map(({ key }) => {
      const proposal = found.get(key);
      if (!proposal) return '';
      const parts = proposal.allocations.map(
        ({ invoiceId, amount }) => `${numbers.get(invoiceId)}=${major(amount)}`,
      );
      const over = proposal.remainder === 0 ? [] : [`+${major(proposal.remainder)}`];
      return [proposal.verdict, ...parts, ...over].join(' ');
    });
    expect({ why: one.why, said }).toEqual({ why: one.why, said: one.expected });
  });
});
