/** What is left for a person at a month's end: each sort of it is listed, and nothing where all is well. */
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../shared/dates.ts';
import type { Decision } from '../../../../shared/matching/model.ts';
import { minor } from '../../../../shared/money.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import type { RowStanding } from '../../../../shared/posting/readBack/readBack.ts';
import type { ClearingProof, LineProof, ProofDay } from '../../../../shared/proof/model.ts';
import { exceptionsOf } from '../../../../shared/report/exceptions.ts';
import type { MonthGround } from '../../../../shared/report/ground.ts';
import { monthBounds, monthReport } from '../../../../shared/report/month.ts';
import { standAt } from '../../../../shared/report/proof.ts';
import type { ReportWords } from '../../../../shared/report/words.ts';
import { entryOf, lineOf, MAPPING, payoutOf } from '../posting/world.ts';

const MONTH = '2026-03';
const IN = plainDate('2026-03-25');
const AFTER = plainDate('2026-04-02');

/** Codes instead of sentences. */
const words: ReportWords = {
  say: (word) => word,
  money: (amount, currency) => `${amount} ${currency}`,
  date: (date) => date,
  month: (month) => month,
  moment: String,
  evidence: ({ code }) => code,
  told: (english) => `told ${english}`,
  draft: ({ kind }) => kind,
  difference: ({ field }) => field,
  standing: (state) => state,
  kind: (kind) => kind,
  lineState: (state) => state,
  verdict: (verdict) => verdict,
  transit: (state) => state,
  bar: (kind) => kind,
  means: (means) => means,
};

const proofDay = (date: ProofDay['date'], unexplained: number): ProofDay => ({
  date,
  activity: minor(0),
  payouts: minor(0),
  providerBalance: minor(500),
  clearingBalance: minor(500 + unexplained),
  inTransit: minor(0),
  timing: minor(0),
  unexplained: minor(unexplained),
});

const proofOf = (days: readonly ProofDay[]): ClearingProof => ({
  mappingKey: MAPPING.key,
  currency: 'AUD',
  opening: minor(70),
  days,
  statedBalance: minor(500),
  computedBalance: minor(500),
  reserve: minor(0),
  clearingBalance: minor(500),
  inTransit: minor(0),
  unposted: minor(0),
  residual: minor(0),
  firstBreak: null,
  strangers: [],
});

const charge = entryOf({ kind: 'charge', gross: 10_000, fee: 200, tax: 0, invoiced: false, day: 1 }, 'a');
const payout = payoutOf([charge], 'po_1');
const line = lineOf(payout.amount, IN, 'line-1');
const decision: Decision = {
  id: 'd1',
  payoutKeys: [payout.key],
  lineKeys: [line.key],
  by: 'user',
  decidedAt: 1,
  evidence: [{ code: 'amountEqual', values: { amount: payout.amount }, weight: 1 }],
};
const tied: LineProof = {
  lineKey: line.key,
  allocated: payout.amount,
  posted: payout.amount,
  state: 'tiedOut',
};
const row: JournalRow = {
  id: 'row-1',
  planId: 'd1',
  xeroConnectionId: 'xero-1',
  mappingKey: MAPPING.key,
  phase: 3,
  draft: {
    kind: 'transfer',
    fromAccountId: 'clearing',
    toAccountId: 'bank',
    date: IN,
    amount: payout.amount,
    currency: 'AUD',
    reference: 'Tieout po_1',
  },
  clearingEffect: minor(-9800),
  entryIds: [],
  payoutKeys: [payout.key],
  lineKeys: [line.key],
  requestHash: '',
  state: 'done',
  batchKey: '',
  sentAt: 1,
  attempts: 1,
  xeroId: 'x-1',
  message: '',
  sequence: 1,
};
const standing: RowStanding = {
  rowId: 'row-1',
  planId: 'd1',
  payoutKeys: [payout.key],
  state: 'waiting',
  differences: [],
  isReconciled: false,
  shownAs: 'x-1',
  mark: '',
  isAccepted: false,
};

function groundOf(changes: Partial<MonthGround> = {}, proof = proofOf([proofDay(IN, 0)])): MonthGround {
  return {
    words,
    organisation: 'Books',
    isDemo: false,
    month: MONTH,
    ...monthBounds(MONTH),
    madeAt: 0,
    accounts: [{ mapping: MAPPING, name: 'Stripe', clearing: 'Clearing', bank: 'Bank', proof, atEnd: null }],
    lines: [line],
    lineProofs: [tied],
    decisions: [decision],
    proposals: [],
    parked: new Map(),
    payouts: [payout],
    journal: [row],
    standings: new Map([[row.id, standing]]),
    pageOf: () => 'https://go.xero.com/1',
    fees: [],
    rateCard: [],
    unmapped: [],
    ledgerItems: [],
    ...changes,
  };
}

const whats = (ground: MonthGround) => exceptionsOf(ground).map(({ what, amount }) => [what, amount]);

describe('exceptions', () => {
  it('are none where all is matched, posted and proven', () => {
    expect(whats(groundOf())).toEqual([]);
  });

  it('are payouts that nobody decided, but for those that never come', () => {
    const open = { decisions: [], lineProofs: [] };
    expect(whats(groundOf(open))).toEqual([['exception.openPayout', 9800]]);
    const parked = new Map([[payout.key, 'ask them']]);
    expect(whats(groundOf({ ...open, parked }))).toEqual([['exception.parked', 9800]]);
    const card: Payout = { ...payout, destination: 'card' };
    expect(whats(groundOf({ ...open, payouts: [card] }))).toEqual([['exception.elsewhere', 9800]]);
    for (const status of ['canceled', 'failed'] as const) {
      expect(whats(groundOf({ ...open, payouts: [{ ...payout, status }] }))).toEqual([]);
    }
    expect(whats(groundOf({ ...open, payouts: [{ ...payout, arrivalDate: AFTER }] }))).toEqual([]);
  });

  it('are payouts that their entries do not explain, and entries that nobody knows', () => {
    const more = { ...payout, amount: minor(9900) };
    expect(whats(groundOf({ payouts: [more] }))).toEqual([['exception.residual', 100]]);
    const strange = { ...payout, entries: [{ ...charge, kind: 'unknown' as const }] };
    expect(whats(groundOf({ payouts: [strange] }))).toEqual([['exception.unknown', 9800]]);
  });

  it('are lines not posted, or posted for another amount', () => {
    const allocated: LineProof = { ...tied, posted: minor(0), state: 'allocated' };
    expect(whats(groundOf({ lineProofs: [allocated] }))).toEqual([['exception.allocated', 9800]]);
    const different: LineProof = { ...tied, posted: minor(9000), state: 'different' };
    expect(whats(groundOf({ lineProofs: [different] }))).toEqual([['exception.different', 800]]);
  });

  it('are postings that wait, were refused, changed or deleted, unless the user let them be', () => {
    const journal = (state: JournalRow['state']) =>
      groundOf({ journal: [{ ...row, state }], standings: new Map() });
    expect(whats(journal('queued'))).toEqual([['exception.queued', 9800]]);
    expect(whats(journal('refused'))).toEqual([['exception.refused', 9800]]);
    expect(whats(journal('unknown'))).toEqual([['exception.unsure', 9800]]);
    const refused = { ...row, state: 'refused' as const, message: 'Xero refused it.' };
    const [first] = exceptionsOf(groundOf({ journal: [refused], standings: new Map() }));
    expect(first?.detail).toContain('told Xero refused it.');
    const found = (changes: Partial<RowStanding>) =>
      whats(groundOf({ standings: new Map([[row.id, { ...standing, ...changes }]]) }));
    expect(found({ state: 'deleted' })).toEqual([['exception.deleted', 9800]]);
    expect(found({ state: 'changed' })).toEqual([['exception.changed', 9800]]);
    expect(found({ state: 'changed', isAccepted: true })).toEqual([]);
  });

  it('are days on which what nobody can explain changed, with by how much', () => {
    const days = [
      proofDay(plainDate('2026-02-27'), 40),
      proofDay(plainDate('2026-03-03'), 40),
      proofDay(plainDate('2026-03-04'), -10),
      proofDay(AFTER, 0),
    ];
    expect(whats(groundOf({}, proofOf(days)))).toEqual([['exception.break', -50]]);
  });

  it('are objects on the clearing account that are not ours', () => {
    const item = {
      key: 'payment|x|clearing',
      kind: 'payment' as const,
      xeroId: 'x',
      accountId: 'clearing',
      otherAccountId: '',
      date: IN,
      amount: minor(-77),
      currency: 'AUD',
      reference: '',
      detail: 'INV-1',
      isReconciled: false,
      status: 'AUTHORISED',
    };
    const proof = { ...proofOf([]), strangers: [item.key] };
    expect(whats(groundOf({ ledgerItems: [item] }, proof))).toEqual([['exception.stranger', -77]]);
  });
});

describe('an account that is not mapped', () => {
  const atEnd = {
    currency: 'EUR',
    inTransit: [],
    inTransitTotal: minor(0),
    unmatchedTotal: minor(0),
    notPaidOut: minor(0),
    movements: 0,
  };
  const unmapped = [{ connectionId: 'square-1', name: 'Square · EUR', atEnd }];
  const other: Payout = { ...payout, connectionId: 'square-1', key: 'square-1|po_9', currency: 'EUR' };
  const told = (changes: Partial<MonthGround>) =>
    exceptionsOf(groundOf({ unmapped, ...changes })).map((each) => [each.what, each.account, each.amount]);

  it('is an exception by name with the payouts expected, or what it held at the end', () => {
    const late: Payout = { ...other, key: 'square-1|po_10', arrivalDate: AFTER };
    const off: Payout = { ...other, key: 'square-1|po_11', status: 'canceled' };
    expect(told({ payouts: [payout, other, other, late, off] })).toEqual([
      ['exception.unmapped', 'Square · EUR', 19_600],
    ]);
    // Before everything else, though it is of the month's last day.
    const open = { decisions: [], lineProofs: [], payouts: [payout, other] };
    expect(told(open).map(([what]) => what)).toEqual(['exception.unmapped', 'exception.openPayout']);
    const held = [{ ...unmapped[0]!, atEnd: { ...atEnd, notPaidOut: minor(5) } }];
    expect(told({ unmapped: held })).toEqual([['exception.unmapped', 'Square · EUR', 0]]);
    expect(told({ payouts: [payout, late] })).toEqual([]);
  });

  it('is named at the head of the files', () => {
    const { facts } = monthReport(groundOf({ unmapped }));
    expect(facts).toContainEqual({ label: 'fact.unmapped', value: 'Square · EUR' });
    expect(monthReport(groundOf()).facts.map(({ label }) => label)).not.toContain('fact.unmapped');
  });
});

describe('the month', () => {
  it('has its first and its last day, leap years too', () => {
    expect(monthBounds('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(monthBounds('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(() => monthBounds('2026-13')).toThrow();
  });

  it('says nothing of accounts that were not chosen', () => {
    const none = monthReport(groundOf({ accounts: [] }));
    for (const { rows } of none.sections) expect(rows).toEqual([]);
    const all = monthReport(groundOf());
    expect(all.sections.find(({ id }) => id === 'matches')?.rows).toHaveLength(1);
    expect(all.sections.find(({ id }) => id === 'postings')?.rows[0]?.at(-1)).toEqual({
      kind: 'link',
      text: 'open',
      url: 'https://go.xero.com/1',
    });
  });

  it('begins with the opening, which isn’t in the books yet', () => {
    const stand = standAt(proofOf([proofDay(IN, 0)]), plainDate('2026-01-01'));
    expect(stand).toEqual({ provider: 70, clearing: 0, inTransit: 0, timing: -70, unexplained: 0 });
    expect(stand.provider + stand.inTransit + stand.timing + stand.unexplained).toBe(stand.clearing);
  });
});
