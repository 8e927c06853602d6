/** Planning what to post: the demo company's matched payouts against its books, and what that costs in calls and lines. */
import { matchAll } from '../../../shared/matching/matchAll.ts';
import type { Match } from '../../../shared/matching/model.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { type BookIndex, indexBooks } from '../../../shared/posting/books.ts';
import { doubleEntry } from '../../../shared/posting/doubleEntry.ts';
import { suggestMapping } from '../../../shared/posting/mapping.ts';
import type { Mapping, PostingPlan } from '../../../shared/posting/model.ts';
import { type PlannedPayments, withPayments } from '../../../shared/posting/outstanding.ts';
import { planDecision } from '../../../shared/posting/plan.ts';
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

/** Plans a second; Xero calls, objects and ledger rows for each 100 payouts posted. */
export async function benchPosting(_options: BenchOptions): Promise<readonly BenchRow[]> {
  return withDemo(async (data) => {
    const work = await prepare(data);
    const planned = timed(() => planAll(work));
    const plans = planned.result;
    const steps = plans.flatMap((plan) => plan.steps);
    const payouts = plans.reduce((sum, plan) => sum + plan.payoutKeys.length, 0);
    const calls = [1, 2, 3]
      .map((phase) => Math.ceil(steps.filter((step) => step.phase === phase).length / BATCH))
      .reduce((sum, count) => sum + count, 0);
    const rows = plans.reduce((sum, plan) => sum + doubleEntry(plan, work.books).length, 0);
    const per100 = (count: number): number => Math.round((count * 1000) / payouts) / 10;
    return [
      row({ bench: 'posting', case: 'plan the demo', size: plans.length, unit: 'plans' }, planned, {
        payouts,
        blocked: plans.filter(({ problems }) => problems.some(({ severity }) => severity === 'block')).length,
        callsPer100Payouts: per100(calls),
        objectsPer100Payouts: per100(steps.length),
        ledgerRowsPer100Payouts: per100(rows),
      }),
    ];
  });
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
  let planned: PlannedPayments = new Map();
  return matches.map((match) => {
    const plan = planDecision(
      {
        decision: match,
        payouts: match.payoutKeys.flatMap((key) => payouts.get(key) ?? []),
        lines: match.lineKeys.flatMap((key) => lines.get(key) ?? []),
      },
      { mapping, books, booked, planned },
    );
    planned = withPayments(planned, plan.steps);
    return plan;
  });
}
