/** How a book stands, worked out in its own database and kept in the list of books: so that the list never opens forty databases. */
import * as v from 'valibot';
import type { Connection } from '../../../shared/bridge.ts';
import { daysBetween, type PlainDate, todayIn } from '../../../shared/dates.ts';
import { groupBy } from '../../../shared/groups.ts';
import type { Decision } from '../../../shared/matching/model.ts';
import { minor, sumMinor } from '../../../shared/money.ts';
import { compareText } from '../../../shared/order.ts';
import type { PayoutHead } from '../../../shared/payout/model.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { inTransitAt } from '../../../shared/proof/atDate.ts';
import { proofState, stands } from '../../../shared/proof/clearing.ts';
import { type BookRegistry, type BookSummary, BookSummarySchema } from '../../db/bookRegistry.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { openCount, payoutStates, type PayoutState } from '../../db/standing.ts';
import type { FlowContext } from '../context.ts';
import { isEmpty } from '../demo.ts';
import { proveAll } from '../prove.ts';
import { returnsOf } from './money.ts';

/** What has no bank line though it should have one by now. */
const WAITING = new Set<PayoutState>(['certain', 'likely', 'ambiguous', 'noLine', 'residual']);

/** Of more payouts the proof takes too long to be worked out after every change. */
const PROVEN_PAYOUTS = 2_000;

const DONE = new Set(['done', 'removed', 'reversed']);

/** Works the summary out; `now` in unix milliseconds. For when the data have come to rest, not for every change. */
export async function summaryOf(db: TieoutDatabase, now: number): Promise<BookSummary> {
  const read = await db.transaction('r', db.tables, () =>
    Promise.all([
      db.connections.toArray(),
      db.payoutHeads.toArray(),
      db.decisions.toArray(),
      db.organisations.toCollection().first(),
      db.cursors.toArray(),
      db.proposals.toArray(),
      db.parked.toArray(),
      db.mappings.toArray(),
      db.journalHeads.toArray(),
      db.noticed.filter(({ isAccepted }) => !isAccepted).count(),
    ]),
  );
  const [connections, payouts, decisions, organisation, cursors, ...rest] = read;
  const [proposals, parked, mappings, journal, findings] = rest;
  const today = todayIn(organisation?.timezone ?? 'UTC', now);
  const states = payoutStates({ payouts, proposals, decisions, parked, journal });
  const statusOf = new Map(payouts.map(({ key, status }) => [key, status]));
  const away = new Set([
    ...decisions.flatMap(({ payoutKeys }) => payoutKeys),
    ...parked.map(({ payoutKey }) => payoutKey),
  ]);
  const certain = proposals.filter(({ verdict }) => verdict === 'certain');
  const synced = Math.max(0, ...cursors.map(({ finishedAt }) => finishedAt ?? 0));
  const open = new Set(journal.filter(({ state }) => !DONE.has(state)).map(({ planId }) => planId));
  return {
    organisation: organisation?.name ?? '',
    tenantId: organisation?.tenantId ?? '',
    countryCode: organisation?.countryCode ?? '',
    baseCurrency: organisation?.baseCurrency ?? null,
    periodLockDate: organisation?.periodLockDate ?? null,
    yearEndLockDate: organisation?.endOfYearLockDate ?? null,
    ...standingOf(connections),
    syncedAt: synced === 0 ? null : synced,
    unmatched: unmatchedOf(payouts, states, today),
    parked: payouts.filter(({ key }) => states.get(key) === 'parked').length,
    certain: openCount(certain, away, (key) => statusOf.get(key)),
    inTransit: await inTransitOf(db, { payouts, decisions, today }),
    clearing: await clearingOf(db, mappings, connections, payouts.length <= PROVEN_PAYOUTS),
    queueOpen: open.size,
    findings,
    isBlank: await isEmpty(db),
    at: now,
  };
}

/** Works the summary of a book out, off this thread where there is a matcher, and keeps it in the list; what isn't listed stays unlisted. */
export async function keepSummary(
  registry: BookRegistry,
  { db, now, matcher }: Pick<FlowContext, 'db' | 'now' | 'matcher'>,
): Promise<void> {
  const answer = matcher?.job('summary', null, { now: now() });
  const summary = v.parse(BookSummarySchema, await (answer ?? summaryOf(db, now())));
  const demo = (await db.connections.toArray()).some((connection) => connection.demo);
  await registry.books.update(db.bookId, { summary, demo });
}

/** Pending without a Xero organisation; what needs attention is said of Xero first. */
export function standingOf(
  connections: readonly Connection[],
): Pick<BookSummary, 'status' | 'reason' | 'attention'> {
  const first = [...connections].toSorted((a, b) => Number(b.kind === 'xero') - Number(a.kind === 'xero'));
  const bad = first.find(({ status }) => status === 'needsAttention');
  if (bad !== undefined) return { status: 'needsAttention', reason: bad.reason, attention: bad.name };
  const isConnected = connections.some(({ kind }) => kind === 'xero');
  return { status: isConnected ? 'connected' : 'pending', reason: '', attention: '' };
}

function unmatchedOf(
  payouts: readonly PayoutHead[],
  states: ReadonlyMap<string, PayoutState>,
  today: PlainDate,
): BookSummary['unmatched'] {
  const ages = payouts
    .filter(({ key }) => {
      const state = states.get(key);
      return state !== undefined && WAITING.has(state);
    })
    .map(({ arrivalDate }) => daysBetween(arrivalDate, today))
    .filter((age) => age >= 0);
  const week = ages.filter((age) => age <= 7).length;
  const month = ages.filter((age) => age > 7 && age <= 30).length;
  return { week, month, older: ages.length - week - month };
}

interface OnTheWay {
  readonly payouts: readonly PayoutHead[];
  readonly decisions: readonly Decision[];
  readonly today: PlainDate;
}

async function inTransitOf(
  db: TieoutDatabase,
  { payouts, decisions, today }: OnTheWay,
): Promise<BookSummary['inTransit']> {
  const isOff = ({ status }: PayoutHead) => status === 'failed' || status === 'canceled';
  const [lines, days] = await Promise.all([
    db.statementLines.toArray(),
    // Only what came back needs the days.
    payouts.some(isOff) ? db.balanceDays.toArray() : [],
  ]);
  const returned = returnsOf(days);
  return [...groupBy(payouts, ({ currency }) => currency)]
    .map(([currency, own]) => {
      const left = inTransitAt({ date: today, payouts: own, decisions, lines, returned });
      return { currency, amount: sumMinor(left.map(({ amount }) => amount)) };
    })
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => compareText(a.currency, b.currency));
}

async function clearingOf(
  db: TieoutDatabase,
  mappings: readonly Mapping[],
  connections: readonly Connection[],
  proves: boolean,
): Promise<BookSummary['clearing']> {
  const chosen = mappings.filter(({ clearingAccountId }) => clearingAccountId !== '');
  const proofs = proves && chosen.length > 0 ? (await proveAll({ db })).clearing : [];
  return Promise.all(
    chosen.map(async ({ key, currency, clearingAccountId: accountId, ...mapping }) => {
      const items = await db.ledgerItems
        .where({ connectionId: mapping.xeroConnectionId, accountId })
        .toArray();
      const proof = proofs.find(({ mappingKey }) => mappingKey === key);
      return {
        mappingKey: key,
        provider: connections.find(({ id }) => id === mapping.providerConnectionId)?.name ?? '',
        currency,
        balance: items.length === 0 ? minor(0) : sumMinor(items.filter(stands).map(({ amount }) => amount)),
        state: proof === undefined ? null : proofState(proof),
      };
    }),
  );
}
