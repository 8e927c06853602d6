import { describe, expect, it } from 'vitest';
import { ofCafes } from '../../../../../electron/cli/demo/cases/cafes.ts';
import { HARD_CASES } from '../../../../../electron/cli/demo/cases/names.ts';
import { caseResults, casesTable } from '../../../../../electron/cli/demo/cases/outcome.ts';
import {
  type Sighting,
  ofClients,
  ofForints,
  ofMarketplace,
  ofWebShop,
  tagged,
} from '../../../../../electron/cli/demo/cases/sightings.ts';
import { ofStripe } from '../../../../../electron/cli/demo/cases/stripe.ts';
import { ALL_ODDITIES } from '../../../../../electron/sandbox/demo.ts';
import { createForintSales } from '../../../../../electron/sandbox/story/forint/forintSales.ts';
import { createWebShop } from '../../../../../electron/sandbox/story/webShop/webShop.ts';
import { createBusinessClients } from '../../../../../electron/sandbox/story/alternativePayments/businessClients.ts';
import { createCafes } from '../../../../../electron/sandbox/story/square/cafes.ts';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { createXenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';

const NOTHING = { proposals: [], decisions: [], journal: [], statementLines: [] };
const outcomes = (sightings: readonly Sighting[], rows: Partial<Parameters<typeof caseResults>[1]>) =>
  caseResults(sightings, { ...NOTHING, ...rows }).flatMap(({ found }) => found.map((one) => one.outcomes));

describe('where the hard cases are', () => {
  it('finds those that the whole company has, and no number outside the list', () => {
    const all = [
      ...ofStripe(createDemoStory()),
      ...ofMarketplace(createXenditStory()),
      ...ofCafes(createCafes()),
      ...ofClients(createBusinessClients(ALL_ODDITIES)),
      ...ofForints(createForintSales()),
      ...ofWebShop(createWebShop()),
    ];
    const numbers = new Set(all.map(({ number }) => number));
    const absent = HARD_CASES.map((_, index) => index + 1).filter((number) => !numbers.has(number));
    expect(HARD_CASES).toHaveLength(32);
    expect([...numbers].every((number) => number >= 1 && number <= 32)).toBe(true);
    expect(absent).toEqual([]);
    expect(all.every(({ id, line }) => (id === '') !== (line === null))).toBe(true);
  });

  it('the cafés’ bank keeps its fee and nothing else of their payouts', () => {
    const { side, bank } = createCafes();
    const lines = bank.lines.filter(({ truth }) => truth.payoutIds.length > 0);
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(side.arrived - 250);
    expect(lines.filter(({ truth }) => truth.payoutIds.length === 2)).toHaveLength(1);
    expect(new Set(lines.flatMap(({ truth }) => truth.payoutIds)).size).toBe(lines.length);
  });
});

describe('what was done with them', () => {
  const draft = { kind: 'transfer' };
  const keys = { payoutKeys: ['square-1|po_1'], lineKeys: ['line 1', 'line 2'] };

  it('comes from the run: verdict, decision and what was posted', () => {
    const payout = tagged('Square', '2-in-two', 'po_1');
    const proposals = [{ ...keys, verdict: 'certain' }];
    expect(outcomes(payout, { proposals })).toEqual([
      { 'certain, 1 payout in 2 lines, not decided, nothing posted': 1 },
    ]);
    const decisions = [{ ...keys, by: 'allCertain' }];
    const journal = [{ ...keys, state: 'refused', entryIds: [], draft }];
    expect(outcomes(payout, { proposals, decisions, journal })).toEqual([
      { 'certain, 1 payout in 2 lines, OK with all certain, posted transfer refused': 1 },
    ]);
  });

  it('what someone else has booked is told apart from what was posted', () => {
    const payout = tagged('Shopify Payments', '4-converted', 'po_1');
    const decisions = [{ ...keys, by: 'user' }];
    const made = { kind: 'bankTransaction' };
    const journal = [{ ...keys, state: 'done', entryIds: [], draft: made, foreign: true }];
    expect(outcomes(payout, { decisions, journal })).toEqual([
      {
        'not proposed, 1 payout in 2 lines, OK by itself, not posted: already in Xero as bankTransaction': 1,
      },
    ]);
  });

  it('a movement is posted with whatever books it; a line of its own is told by its words', () => {
    const journal = [{ ...keys, state: 'done', entryIds: ['txn_9:fee'], draft: { kind: 'bankTransaction' } }];
    expect(outcomes(tagged('Xendit', '21-vat', 'txn_9'), { journal })).toEqual([
      { 'posted bankTransaction': 1 },
    ]);
    const cents = ofCafes(createCafes()).filter(({ number }) => number === 26);
    expect(outcomes(cents, {})).toEqual([{ 'not imported': 2 }]);
    const statementLines = cents.map(({ line }, index) => ({ ...line, key: `line ${index}` }));
    expect(outcomes(cents, { statementLines })).toEqual([{ 'imported once, taken for no payout': 2 }]);
  });

  it('the list says which the company doesn’t have', () => {
    const text = casesTable(caseResults(tagged('Square', '2-in-two', 'po_1'), NOTHING));
    expect(text).toContain('Hard cases: 1 of 32 in the demo company');
    expect(text).toContain(
      ' 4  Converted by the bank: payout and line in two currencies: not in the demo company',
    );
    expect(text).toContain('Square, in-two, po_1: 1 × nothing posted');
  });
});
