/** Which invoices charges pay, held against the truth of generated companies. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import { matchInvoices } from '../../../../../shared/matching/invoices/invoices.ts';
import type { InvoiceProposal } from '../../../../../shared/matching/invoices/invoiceModel.ts';
import { type InvoiceWorld, invoiceWorld, randomOf } from '../invoiceWorld.ts';

const text = (allocations: InvoiceProposal['allocations']) =>
  allocations
    .map(({ invoiceId, amount }) => `${invoiceId}=${amount}`)
    .toSorted()
    .join(' ');

interface Tally {
  charges: number;
  certain: number;
  wrong: string[];
  paying: number;
  first: number;
}

function tally(world: InvoiceWorld, seed: number, into: Map<string, Tally>): void {
  const proposals = matchInvoices(world);
  for (const charge of world.charges) {
    if (charge.isSale) continue;
    const kind = world.kinds.get(charge.key) ?? '';
    const truth = world.truth.get(charge.key) ?? [];
    const found = proposals.get(charge.key);
    const count = into.get(kind) ?? { charges: 0, certain: 0, wrong: [], paying: 0, first: 0 };
    into.set(kind, count);
    count.charges += 1;
    const isRight = text(found?.allocations ?? []) === text(truth);
    if (truth.length > 0) count.paying += 1;
    if (truth.length > 0 && isRight && found?.verdict !== 'none') count.first += 1;
    if (found?.verdict !== 'certain') continue;
    count.certain += 1;
    if (!isRight)
      count.wrong.push(
        JSON.stringify({
          seed,
          kind,
          charge,
          found,
          truth,
          is: world.invoices.filter(
            (i) =>
              found.allocations.some((a) => a.invoiceId === i.invoiceId) ||
              truth.some((a) => a.invoiceId === i.invoiceId),
          ),
          contacts: world.contacts.filter((c) =>
            world.invoices.some(
              (i) =>
                i.contactId === c.contactId && found.allocations.some((a) => a.invoiceId === i.invoiceId),
            ),
          ),
        }),
      );
  }
}

describe('invoices of charges', () => {
  it('is never wrong where it is certain', () => {
    const all = new Map<string, Tally>();
    const rounds = Number(process.env['INVOICE_WORLDS'] ?? 60);
    for (let seed = 1; seed <= rounds; seed += 1) tally(invoiceWorld(seed, 60), seed, all);
    const wrong = [...all.values()].flatMap((count) => count.wrong);
    if (process.env['INVOICE_WORLDS'] !== undefined)
      console.table(
        [...all].map(([kind, { charges, certain, paying, first, wrong: bad }]) => ({
          kind,
          charges,
          paying,
          first,
          certain,
          wrong: bad.length,
        })),
      );
    expect(wrong.toSorted((a, b) => (a.slice(12) < b.slice(12) ? -1 : 1)).slice(0, 40)).toEqual([]);
    const sum = (of: (count: Tally) => number) =>
      [...all.values()].reduce((total, count) => total + of(count), 0);
    expect(sum((count) => count.charges)).toBeGreaterThan(rounds * 50);
    expect(sum((count) => count.certain)).toBeGreaterThan(sum((count) => count.paying) * 0.3);
  });

  it('gives the same answer for any order of input', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer(), (seed, order) => {
        const world = invoiceWorld(seed, 25);
        const random = randomOf(order);
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: random() }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = matchInvoices({
          ...world,
          charges: shuffled(world.charges),
          invoices: shuffled(world.invoices),
          contacts: shuffled(world.contacts),
        });
        const sorted = (found: ReadonlyMap<string, InvoiceProposal>) =>
          [...found.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
        expect(sorted(other)).toEqual(sorted(matchInvoices(world)));
      }),
      { numRuns: 40 },
    );
  });

  it('never gives an invoice more than is due, nor a charge more than it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const world = invoiceWorld(seed, 25);
        const given = new Map<string, number>();
        for (const proposal of matchInvoices(world).values()) {
          const charge = world.charges.find(({ key }) => key === proposal.key);
          const sum = sumMinor(proposal.allocations.map(({ amount }) => amount));
          if (proposal.verdict !== 'none') expect(minor(sum + proposal.remainder)).toBe(charge?.amount);
          for (const { invoiceId, amount } of proposal.allocations) {
            expect(amount).toBeGreaterThan(0);
            if (proposal.verdict === 'certain') given.set(invoiceId, (given.get(invoiceId) ?? 0) + amount);
          }
        }
        for (const { invoiceId, amountDue } of world.invoices)
          expect(given.get(invoiceId) ?? 0).toBeLessThanOrEqual(amountDue);
      }),
      { numRuns: 40 },
    );
  });
});
