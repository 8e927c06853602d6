/** Planning what to post: the demo company's matched payouts against its books, and what that costs in calls and lines. */
import { matchAll } from '../../../shared/matching/matchAll.ts';
import type { Match } from '../../../shared/matching/model.ts';
import { sumMinor } from '../../../shared/money.ts';
import { isExplained, type Payout } from '../../../shared/payout/model.ts';
import { type BookIndex, indexBooks } from '../../../shared/posting/books.ts';
import { doubleEntry } from '../../../shared/posting/doubleEntry.ts';
import { suggestMapping } from '../../../shared/posting/mapping.ts';
import { isBlocked } from '../../../shared/posting/journal.ts';
import { type Mapping, PHASES, type PostingPlan, type PostingStep } from '../../../shared/posting/model.ts';
import { RunningPayments } from '../../../shared/posting/plan/outstanding.ts';
import { planDecision } from '../../../shared/posting/plan/plan.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { readStatement } from '../../../shared/statement/readStatement.ts';
import { createDemoStory } from '../../sandbox/story/story.ts';
import { type DemoData, allPages, demoPayouts, withDemo } from './demoData.ts';
import { type BenchOptions, type BenchRow, row, timed } from './report.ts';

/** Elements in one call to Xero, as the app sends them. */
const BATCH = 50;

interface Work {
  readonly mapping: Mapping;
  readonly books: BookIndex;
  readonly matches: readonly Match[];
  readonly payouts: ReadonlyMap<string, Payout>;
  readonly lines: ReadonlyMap<string, StatementLine>;
}

/** What is posted in which style. */
interface Case {
  readonly name: string;
  readonly choices: Partial<Mapping>;
}

/** Charges that name invoices pay them, as it is by default; and as sales, where invoices are kept elsewhere. */
const CASES: readonly Case[] = [
  { name: 'itemised', choices: { style: 'itemised' } },
  { name: 'summary', choices: { style: 'summary' } },
  { name: 'settlement', choices: { style: 'settlement' } },
  { name: 'direct', choices: { style: 'direct' } },
  { name: 'itemised, all sales', choices: { style: 'itemised', invoicedCharges: 'sale' } },
  { name: 'summary, all sales', choices: { style: 'summary', invoicedCharges: 'sale' } },
  { name: 'settlement, all sales', choices: { style: 'settlement', invoicedCharges: 'sale' } },
  { name: 'direct, all sales', choices: { style: 'direct', invoicedCharges: 'sale' } },
];

/**
 * Plans a second; and what posting costs in each style, for each 100 payouts: Xero calls as sent (one kind a call, at most 50
 * objects), one call an object, the least possible kind by kind and over all (objects ÷ 50, also for larger backlogs), and
 * ledger lines, also for 1,000 orders.
 */
export async function benchPosting(_options: BenchOptions): Promise<readonly BenchRow[]> {
  return withDemo(async (data) => {
    const work = await prepare(data);
    const large = largePayout(work);
    return [...casesOf(work, ''), ...casesOf(large, 'a payout of 1,000 orders, ', 'sale')];
  });
}

function casesOf(work: Work, prefix: string, only?: Mapping['invoicedCharges']): BenchRow[] {
  return CASES.filter(({ choices }) => only === undefined || choices.invoicedCharges === only).map(
    ({ name, choices }) => {
      const own = { ...work, mapping: { ...work.mapping, ...choices } };
      const planned = timed(() => planAll(own));
      const plans = planned.result.filter((plan) => !isBlocked(plan));
      const head = { bench: 'posting', case: `${prefix}${name}`, size: planned.result.length, unit: 'plans' };
      return row(head, planned, {
        payouts: plans.reduce((sum, plan) => sum + plan.payoutKeys.length, 0),
        blocked: planned.result.length - plans.length,
        ...costOf(plans, own),
      });
    },
  );
}

/** The story's payouts as one with at least 1,000 orders, on one bank line. */
function largePayout(work: Work): Work {
  const whole = work.matches.flatMap(({ payoutKeys, lineKeys }) => {
    const payout = work.payouts.get(payoutKeys[0] ?? '');
    if (payoutKeys.length !== 1 || lineKeys.length !== 1 || payout?.status !== 'paid') return [];
    const hasReturned = payout.entries.some(({ kind }) => kind === 'payoutReversal');
    return isExplained(payout) && payout.currency === work.mapping.currency && !hasReturned ? [payout] : [];
  });
  const [first] = whole;
  const line = work.lines.get(work.matches.find(({ lineKeys }) => lineKeys.length === 1)?.lineKeys[0] ?? '');
  const match = work.matches[0];
  if (!first || !line || !match) throw new Error('The story has no payout with a line of its own.');
  const orders = (some: readonly Payout[]): number =>
    some.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'charge').length;
  const taken: Payout[] = [];
  for (const payout of whole) if (orders(taken) < 1000) taken.push(payout);
  const amount = sumMinor(taken.map((payout) => payout.amount));
  const ownFee = sumMinor(taken.map((payout) => payout.ownFee));
  const payout = { ...first, amount, ownFee, entries: taken.flatMap(({ entries }) => entries) };
  const key = line.key;
  return {
    ...work,
    matches: [{ ...match, payoutKeys: [payout.key], lineKeys: [key] }],
    payouts: new Map([[payout.key, payout]]),
    lines: new Map([[key, { ...line, amount }]]),
  };
}

/** How many payouts a backlog holds for which the calls are counted. */
const BACKLOGS = [100, 1000, 10_000] as const;

/**
 * What plans cost. Xero takes one kind of object a call, so the least that is possible is a call for each 50 objects of a
 * kind, the last of each kind half filled; a call for each 50 objects of any kind is the least that can be thought of, and
 * comes near as the backlog grows.
 */
function costOf(plans: readonly PostingPlan[], { books, payouts }: Work): Record<string, number> {
  const steps = plans.flatMap((plan) => plan.steps);
  const posted = plans.flatMap((plan) => plan.payoutKeys.flatMap((key) => payouts.get(key) ?? []));
  const orders = posted.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'charge').length;
  const rows = plans.reduce((sum, plan) => sum + doubleEntry(plan, books).length, 0);
  const per100 = (count: number): number => Math.round((count * 1000) / posted.length) / 10;
  const counts = [...countByKind(steps).values()];
  const times = (calls: number, least: number): number => Math.round((calls * 100) / least) / 100;
  const backlog = (size: number): number => {
    const scaled = counts.map((count) => Math.ceil((count * size) / posted.length));
    const objects = scaled.reduce((sum, count) => sum + count, 0);
    return times(leastOf(scaled), Math.ceil(objects / BATCH));
  };
  const calls = callsOf(steps);
  return {
    callsPer100Payouts: per100(calls),
    oneByOnePer100Payouts: per100(steps.length),
    leastByKindPer100Payouts: per100(leastOf(counts)),
    leastPer100Payouts: per100(Math.ceil(steps.length / BATCH)),
    timesLeastByKind: times(calls, leastOf(counts)),
    ...Object.fromEntries(BACKLOGS.map((size) => [`timesLeastOf${size}`, backlog(size)])),
    ledgerLinesPer100Payouts: per100(rows),
    ledgerLinesPer1000Orders: Math.round((rows * 1000) / orders),
  };
}

/** Calls for so many objects of each kind, at most `BATCH` in each. */
function leastOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + Math.ceil(count / BATCH), 0);
}

function countByKind(steps: readonly PostingStep[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { draft } of steps) counts.set(draft.kind, (counts.get(draft.kind) ?? 0) + 1);
  return counts;
}

/** Calls that a queue of steps takes, as the app sends it: phase by phase over all plans, at most `BATCH` objects a call. */
function callsOf(steps: readonly PostingStep[]): number {
  return leastOf(PHASES.map((phase) => steps.filter((step) => step.phase === phase).length));
}

async function prepare(data: DemoData): Promise<Work> {
  const { call, xeroId, stripeId } = data;
  const query = { connectionId: xeroId, modifiedSince: null };
  const { organisation } = await call('xero.organisation', { connectionId: xeroId });
  const accounts = await allPages((cursor) => call('xero.accounts', { ...query, cursor }));
  const invoices = await allPages((cursor) => call('xero.invoices', { ...query, cursor }));
  const taxRates = await allPages((cursor) => call('xero.taxRates', { ...query, cursor }));
  const ledgerItems = await allPages((cursor) => call('xero.ledgerItems', { ...query, cursor }));
  const payouts = await demoPayouts(data);
  const { mapping } = suggestMapping({
    accounts,
    taxRates,
    organisation,
    provider: { id: stripeId, kind: 'stripe' },
    xeroConnectionId: xeroId,
    currency: 'AUD',
  });
  const lines = await demoLines(data, mapping.bankAccountId);
  const accountIdOf = (): string => mapping.bankAccountId;
  const asOf = createDemoStory().asOf;
  const run = matchAll({ payouts, lines, decisions: [], declined: [], accountIdOf, asOf });
  return {
    mapping,
    books: indexBooks({ organisation, accounts, invoices, taxRates, ledgerItems }),
    matches: run.matches.filter(({ lineKeys }) => lineKeys.length > 0),
    payouts: new Map(payouts.map((payout) => [payout.key, payout])),
    lines: new Map(lines.map((line) => [line.key, line])),
  };
}

async function demoLines({ call }: DemoData, accountId: string): Promise<readonly StatementLine[]> {
  const { files } = await call('demo.bankFiles', {});
  const file = files.find(({ name }) => name.endsWith('.ofx'));
  const text = Buffer.from(file?.base64 ?? '', 'base64').toString('latin1');
  return readStatement({ name: file?.name ?? '', text, accountId, currency: 'AUD' }).lines;
}

function planAll({ mapping, books, matches, payouts, lines }: Work): PostingPlan[] {
  const booked = new Set<string>();
  const planned = new RunningPayments(new Map());
  return matches.map((match) => {
    const plan = planDecision(
      {
        decision: match,
        payouts: match.payoutKeys.flatMap((key) => payouts.get(key) ?? []),
        lines: match.lineKeys.flatMap((key) => lines.get(key) ?? []),
      },
      { mapping, books, booked, planned },
    );
    planned.addAll(plan.steps);
    return plan;
  });
}
