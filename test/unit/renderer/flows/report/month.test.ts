/** The month-end pack of the demo company: its figures are those that the screens show, to the cent. */
import 'fake-indexeddb/auto';
import { createIntl, createIntlCache } from 'react-intl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { accountsAt, readMoney } from '../../../../../renderer/flows/books/money.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { type Proofs, proveAll } from '../../../../../renderer/flows/prove.ts';
import { askFees } from '../../../../../renderer/flows/fees.ts';
import { localMatcher } from '../../../../../renderer/matching/localMatcher.ts';
import { loadMonth } from '../../../../../renderer/flows/report/month.ts';
import { loadPaper } from '../../../../../renderer/flows/report/paper.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { catalogues } from '../../../../../renderer/i18n/catalogues.ts';
import { makeTexts } from '../../../../../renderer/i18n/useTexts.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { type Minor, minor, sumMinor } from '../../../../../shared/money.ts';
import { monthBounds } from '../../../../../shared/report/month.ts';
import type { Cell, Report, SectionId } from '../../../../../shared/report/model.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import { auditFees } from '../../../../../shared/proof/feeAudit.ts';
import type { RateRow } from '../../../../../shared/proof/rateCard.ts';
import { feeMovements, feeTotals } from '../../../../../shared/proof/fees.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

const MONTH = '2026-10';
const { from, to } = monthBounds(MONTH);
/** Less than the demo company's provider takes. */
const RATE: RateRow = {
  id: 'rate-1',
  provider: 'stripe',
  currency: 'AUD',
  on: 'sale',
  method: '',
  brand: '',
  funding: '',
  reading: '',
  region: null,
  ppm: 17_000,
  fixed: minor(0),
  cap: null,
  validFrom: plainDate('2020-01-01'),
};
/** An account that was connected and not mapped. */
const UNMAPPED = 'stripe-new';

const texts = makeTexts(createIntl({ locale: 'en', messages: catalogues.en }, createIntlCache()));

let flow: DemoFlow;
let report: Report;
let proofs: Proofs;

beforeAll(async () => {
  flow = await openDemoFlow('month report');
  const { db, ctx } = flow;
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  const [mapping] = (await ensureMappings(ctx)).saved;
  if (!mapping) throw new Error('the demo company has one mapping');
  const { files } = await ctx.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await importStatement(ctx, { name, bytes, accountId: mapping.bankAccountId, currency: mapping.currency });
  }
  await runMatching(ctx);
  await decideAllCertain(ctx, await db.proposals.toCollection().primaryKeys());
  await queuePosting(ctx, { includeActivity: true });
  await sendQueue(ctx);
  await syncAll(ctx);
  await db.rateCard.put(RATE);
  await db.connections.put({ ...(await stripeOf()), id: UNMAPPED, externalId: UNMAPPED, name: 'New shop' });
  await db.payouts.put(await unmappedPayout());
  proofs = await proveAll(ctx);
  report = await loadMonth(ctx, { month: MONTH, mappingKeys: [mapping.key] }, texts);
}, 180_000);

afterAll(() => flow?.close());

const stripeOf = async () => {
  const connections = await flow.db.connections.toArray();
  const stripe = connections.find(({ kind, id }) => kind === 'stripe' && id !== UNMAPPED);
  if (!stripe) throw new Error('the demo company has a Stripe account');
  return stripe;
};

/** A payout of the month as another account would have it: nothing in it was seen before. */
async function unmappedPayout(): Promise<Payout> {
  const [payout] = await flow.db.payouts
    .where('arrivalDate')
    .between(from, to)
    .filter(({ amount }) => amount > 0)
    .toArray();
  if (!payout) throw new Error('a payout in the month');
  return {
    ...payout,
    key: `${UNMAPPED}|${payout.id}`,
    connectionId: UNMAPPED,
    entries: payout.entries.map((entry) => ({ ...entry, currency: payout.currency })),
  };
}

const sectionOf = (id: SectionId) => {
  const section = report.sections.find((each) => each.id === id);
  if (!section) throw new Error(`a section ${id}`);
  return section;
};
const minorOf = (cell: Cell | undefined): Minor => {
  if (cell?.kind !== 'money') throw new Error('an amount');
  return cell.minor;
};
const totalOf = (id: SectionId, column: number) => minorOf(sectionOf(id).totals[0]?.cells[column]);

describe('the month-end pack', () => {
  it('has the bank lines, allocated and posted, of the proof screen', async () => {
    const lines = new Map((await flow.db.statementLines.toArray()).map((line) => [line.key, line]));
    const shown = proofs.lines.flatMap((proof) => {
      const line = lines.get(proof.lineKey);
      return line && proof.state !== 'open' && line.date >= from && line.date <= to ? [{ proof, line }] : [];
    });
    expect(shown.length).toBeGreaterThan(10);
    expect(sectionOf('matches').rows).toHaveLength(shown.length);
    expect(totalOf('matches', 3)).toBe(sumMinor(shown.map(({ line }) => line.amount)));
    expect(totalOf('matches', 4)).toBe(sumMinor(shown.map(({ proof }) => proof.allocated)));
    expect(totalOf('matches', 5)).toBe(sumMinor(shown.map(({ proof }) => proof.posted)));
    for (const row of sectionOf('matches').rows) {
      const why = row[7];
      expect(why?.kind === 'text' ? why.text : '').toMatch(/to the cent.*Confirmed by a person/);
    }
  });

  it('has the clearing proof of the proof screen, and it leads from one balance to the next', () => {
    const [proof] = proofs.clearing;
    const days = proof!.days.filter(({ date }) => date >= from && date <= to);
    const rows = sectionOf('proof').rows;
    expect(rows).toHaveLength(days.length + 1);
    expect(totalOf('proof', 2)).toBe(sumMinor(days.map(({ activity }) => activity)));
    expect(totalOf('proof', 3)).toBe(sumMinor(days.map(({ payouts }) => payouts)));
    const [brought] = rows;
    const last = rows.at(-1);
    expect(minorOf(brought?.[4]) + totalOf('proof', 2) + totalOf('proof', 3)).toBe(minorOf(last?.[4]));
    for (const row of rows) {
      const [provider, way, timing, clearing, unexplained] = row.slice(4).map(minorOf);
      expect(provider! + way! + timing! + unexplained!).toBe(clearing);
    }
    expect(sectionOf('summary').rows[0]?.slice(1, 6).map(minorOf)).toEqual(last?.slice(4).map(minorOf));
  });

  it('has what was in transit at the month’s end as the proof screen has it', async () => {
    const [at] = accountsAt(await readMoney(flow.db), to);
    expect(at!.inTransit.length).toBeGreaterThan(0);
    expect(sectionOf('transit').rows).toHaveLength(at!.inTransit.length);
    expect(totalOf('transit', 4)).toBe(at!.inTransitTotal);
  });

  it('has the fees of the month’s movements, and they are what the balance lost', async () => {
    const [payouts, openEntries] = await Promise.all([
      flow.db.payouts.toArray(),
      flow.db.openEntries.toArray(),
    ]);
    const stripe = await stripeOf();
    const all = feeMovements({ payouts, openEntries, providers: new Map([[stripe.id, 'stripe']]) });
    const month = all.filter(({ date }) => date >= from && date <= to);
    const [total] = feeTotals(month, []);
    expect([4, 5, 6, 7].map((column) => totalOf('fees', column))).toEqual([
      total!.sales,
      total!.fees,
      total!.tax,
      total!.cost,
    ]);
    expect(
      sectionOf('fees').rows.some((row) => row[2]?.kind === 'text' && row[2].text.startsWith('Card, Visa')),
    ).toBe(true);
  });

  it('has the fee audit of the Fees screen, by account and card, but for accounts that are not in the pack', async () => {
    const { audits } = await askFees({ ...flow.ctx, matcher: localMatcher(flow.db) }, { from, to });
    const apart = auditFees(
      feeMovements({
        payouts: [await unmappedPayout()],
        openEntries: [],
        providers: new Map([[UNMAPPED, 'stripe']]),
        period: { from, to },
      }),
      [RATE],
    )[0];
    const [shown] = audits;
    const less = (of: 'expected' | 'charged' | 'overcharged' | 'undercharged') =>
      shown![of] - (apart?.[of] ?? 0);
    expect(shown!.overcharged).toBeGreaterThan(0);
    expect([5, 6, 7, 8].map((column) => totalOf('auditTotals', column))).toEqual([
      less('expected'),
      less('charged'),
      less('overcharged'),
      less('undercharged'),
    ]);
    expect(totalOf('audit', 7)).toBe(less('overcharged'));
    expect(sectionOf('auditTotals').rows.length).toBeGreaterThan(2);
  });

  it('names the account that has no mapping, with its payouts', async () => {
    const { amount, currency } = await unmappedPayout();
    const row = sectionOf('exceptions').rows.find(
      ([, account]) => account?.kind === 'text' && account.text === `New shop · ${currency}`,
    );
    expect(minorOf(row?.[4])).toBe(amount);
    expect(row?.[3]?.kind === 'text' ? row[3].text : '').toContain('1 payout expected in the month');
    expect(report.facts).toContainEqual({ label: 'Not in this pack', value: `New shop · ${currency}` });
  });

  it('lists what was posted, with what it does to the clearing account', async () => {
    const journal = await flow.db.journal.toArray();
    const posted = journal.filter(
      ({ state, draft }) => state === 'done' && draft.date >= from && draft.date <= to,
    );
    expect(sectionOf('postings').rows).toHaveLength(posted.length);
    expect(totalOf('postings', 4)).toBe(sumMinor(posted.map(({ clearingEffect }) => clearingEffect)));
  });

  it('is marked as the demo company’s, and dated by whoever asked for it', () => {
    expect(report.warning).toMatch(/^Demo company/);
    expect(report.period).toBe('October 2026');
    expect(Math.abs(report.madeAt - Date.now())).toBeLessThan(600_000);
  });

  it('lists payouts that nobody has decided as exceptions', async () => {
    const decided = new Set((await flow.db.decisions.toArray()).flatMap(({ payoutKeys }) => payoutKeys));
    const open = (await flow.db.payouts.toArray()).filter(
      ({ key, connectionId, arrivalDate, status }) =>
        connectionId !== UNMAPPED &&
        !decided.has(key) &&
        arrivalDate >= from &&
        arrivalDate <= to &&
        status === 'paid',
    );
    const told = sectionOf('exceptions').rows.map((row) => row[3]);
    for (const { id } of open) expect(told).toContainEqual({ kind: 'text', text: id });
  });
});

describe('a work-paper', () => {
  it('proves each decided line of the month: payouts, entries and postings come to the line', async () => {
    const lines = (await flow.db.statementLines.toArray()).filter(({ date }) => date >= from && date <= to);
    const told = new Set(
      (await flow.db.payouts.toArray())
        .filter(({ composition }) => composition === 'known')
        .map(({ key }) => key),
    );
    const decided = new Set(
      (await flow.db.decisions.toArray())
        .filter(
          ({ payoutKeys, lineKeys }) => lineKeys.length === 1 && payoutKeys.every((key) => told.has(key)),
        )
        .flatMap(({ lineKeys }) => lineKeys),
    );
    const some = lines.filter(({ key }) => decided.has(key)).slice(0, 6);
    expect(some).toHaveLength(6);
    for (const line of some) {
      // oxlint-disable-next-line no-await-in-loop -- one paper after the other
      const paper = await loadPaper(flow.ctx, line.key, texts);
      const total = (id: SectionId, column: number) =>
        minorOf(paper?.sections.find((each) => each.id === id)?.totals[0]?.cells[column]);
      expect(total('payouts', 3)).toBe(line.amount);
      expect(total('makeUp', 3)).toBe(line.amount);
      expect(total('entries', 7)).toBe(line.amount);
      expect(paper?.sections.find(({ id }) => id === 'postings')?.rows.length).toBeGreaterThan(0);
      expect(paper?.facts).toContainEqual({ label: 'State', value: 'Tied out' });
    }
  });

  it('is null for a line that is gone', async () => {
    expect(await loadPaper(flow.ctx, 'gone', texts)).toBeNull();
  });
});
