/** The rows of the reconcile desk, from what the database holds: pure, so that it can be tested and run anywhere. */
import type { Decision, Match } from '../../../shared/matching/model.ts';
import { minor, type Minor, toMajorText, ZERO } from '../../../shared/money.ts';
import { daysBetween, type PlainDate } from '../../../shared/dates.ts';
import { compareText } from '../../../shared/order.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { settlesElsewhere } from '../../../shared/posting/plan/elsewhere.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { Parked } from '../../db/database.ts';
import { endedOf, isReturnAlone, postedPlans } from '../../db/standing.ts';
import type { DeskState } from '../../components/VerdictBadge.tsx';
import type { DeskFilter } from '../../stores/reconcile.ts';
import type { Narrow } from '../../stores/narrow.ts';
import { isFound, type Sought } from '../../stores/searchWords.ts';

/** A payout without its entries: what a row shows. */
export type SlimPayout = Omit<Payout, 'entries'>;

/** One pair across both lists. */
export interface DeskRow {
  readonly id: string;
  readonly state: DeskState;
  /** The proposal, while it is open. */
  readonly match: Match | null;
  /** The decision, once confirmed. */
  readonly decision: Decision | null;
  readonly payouts: readonly SlimPayout[];
  readonly lines: readonly StatementLine[];
  readonly note: string;
  /** Lower-case text that search looks through. */
  readonly haystack: string;
}

export interface DeskInput {
  readonly proposals: readonly Match[];
  readonly decisions: readonly Decision[];
  readonly parked: readonly Parked[];
  readonly payouts: ReadonlyMap<string, SlimPayout>;
  readonly lines: ReadonlyMap<string, StatementLine>;
  readonly journal: readonly Pick<JournalRow, 'id' | 'planId' | 'state' | 'undoes'>[];
}

/** What a row is made of, looked up by key. */
export interface RowGround {
  readonly payouts: { readonly get: (key: string) => SlimPayout | undefined };
  readonly lines: { readonly get: (key: string) => StatementLine | undefined };
  /** Whether a payout is part of a decision. */
  readonly isDecided: (payoutKey: string) => boolean;
  /** Why a payout is put aside; undefined if it isn't. */
  readonly noteOf: (payoutKey: string) => string | undefined;
  /** Whether all of a decision is in Xero. */
  readonly isPosted: (decisionId: string) => boolean;
}

/** Open proposals (parked ones marked so), then decisions; newest first in each. */
export function deskRows(input: DeskInput): readonly DeskRow[] {
  const decided = new Set(input.decisions.flatMap((decision) => decision.payoutKeys));
  const notes = new Map(input.parked.map((parked) => [parked.payoutKey, parked.note]));
  const posted = postedPlans(input.journal);
  const ground: RowGround = {
    payouts: input.payouts,
    lines: input.lines,
    isDecided: (key) => decided.has(key),
    noteOf: (key) => notes.get(key),
    isPosted: (id) => posted.has(id),
  };
  const open = input.proposals.flatMap((match) => openRow(ground, match) ?? []);
  const confirmed = input.decisions.map((decision) => decidedRow(ground, decision));
  return [...open.toSorted(newestFirst), ...confirmed.toSorted(newestFirst)];
}

/** The row of a proposal; null where its payouts are decided. */
export function openRow(ground: RowGround, match: Match): DeskRow | null {
  if (!isReturnAlone(match) && match.payoutKeys.some(ground.isDecided)) return null;
  const note = match.payoutKeys.map(ground.noteOf).find((one) => one !== undefined);
  const ended = match.lineKeys.length > 0 ? null : endedOf(match, thereOf(match.payoutKeys, ground.payouts));
  return toRow(ground, match, {
    state: note === undefined ? (ended ?? match.verdict) : 'parked',
    match,
    decision: null,
    note: note ?? '',
  });
}

/** The row of a decision. */
export function decidedRow(ground: RowGround, decision: Decision): DeskRow {
  const state = ground.isPosted(decision.id) ? 'posted' : 'confirmed';
  return toRow(ground, decision, { state, match: null, decision, note: '' });
}

function toRow(
  input: Pick<RowGround, 'payouts' | 'lines'>,
  pair: Pick<Match, 'id' | 'payoutKeys' | 'lineKeys'>,
  rest: Pick<DeskRow, 'state' | 'match' | 'decision' | 'note'>,
): DeskRow {
  const { state, match, decision, note } = rest;
  const payouts = thereOf(pair.payoutKeys, input.payouts);
  const lines = thereOf(pair.lineKeys, input.lines);
  let words = '';
  for (const payout of payouts) words += `${payoutWords(payout)} `;
  for (const line of lines) words += `${lineWords(line)} `;
  const haystack = (words + note).toLowerCase();
  return { id: pair.id, payouts, lines, state, match, decision, note, haystack };
}

/** Made a hundred thousand times at the start: as plain as can be. */
function thereOf<T>(keys: readonly string[], rows: { readonly get: (key: string) => T | undefined }): T[] {
  const found: T[] = [];
  for (const key of keys) {
    const row = rows.get(key);
    if (row !== undefined) found.push(row);
  }
  return found;
}

/** The answers of an ambiguous match that are equally good, each as the keys of its bank lines; the one proposed first. */
export function equalAnswers({ lineKeys, alternatives }: Match): readonly (readonly string[])[] {
  const all = [lineKeys, ...alternatives.map((one) => one.lineKeys)];
  return all.filter(
    (keys, index) => keys.length > 0 && all.findIndex((other) => other.join() === keys.join()) === index,
  );
}

/** What of a payout a search looks through, on every list. */
export function payoutWords(payout: SlimPayout): string {
  const { id, provider, description, descriptor, arrivalDate } = payout;
  return `${id} ${provider} ${description} ${descriptor} ${plain(payout)} ${arrivalDate}`;
}

/** What of a bank line a search looks through, on every list. */
export function lineWords(line: StatementLine): string {
  const { narrative, payee, reference, date } = line;
  return `${narrative} ${payee} ${reference} ${plain(line)} ${date}`;
}

/** `481207` is found as `4812.07`, `4812` and `481207`. */
function plain({ amount, currency }: { readonly amount: Minor; readonly currency: string }): string {
  return `${toMajorText(amount, currency)} ${amount} ${currency}`;
}

/** The order of rows on the desk. */
export function newestFirst(a: DeskRow, b: DeskRow): number {
  const [dateA, dateB] = [rowDate(a), rowDate(b)];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** The date that orders a row: its first payout's arrival, else its first line's date. */
export function rowDate(row: Pick<DeskRow, 'payouts' | 'lines'>): string {
  return row.payouts[0]?.arrivalDate ?? row.lines[0]?.date ?? '';
}

/** Whether a row is an open payout that is confirmed without a bank line, as none will come. */
export function isElsewhere(row: Pick<DeskRow, 'match' | 'payouts' | 'lines'>): boolean {
  const { match, payouts, lines } = row;
  return (
    match?.verdict === 'noLine' &&
    lines.length === 0 &&
    payouts.length === 1 &&
    payouts.every(settlesElsewhere)
  );
}

/** Whether a row is a failed or cancelled payout without a bank line: nothing is to be decided. */
export function isEnded(row: Pick<DeskRow, 'state'>): boolean {
  return row.state === 'failed' || row.state === 'canceled';
}

/** Rows without those that have folded away, as long as nothing else was heard of them since: hidden until their work is done. */
export function withoutGone<T extends Pick<DeskRow, 'id' | 'state'>>(
  rows: readonly T[],
  gone: ReadonlyMap<string, string>,
): readonly T[] {
  if (gone.size === 0) return rows;
  const left = [...rows];
  for (const [id, state] of gone) {
    const at = left.findIndex((row) => row.id === id && row.state === state);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** Whether a row belongs to a filter. `all` is everything that still waits for a decision. */
export function inFilter(row: DeskRow, filter: DeskFilter): boolean {
  if (filter === 'confirmed') return row.decision !== null;
  if (row.decision !== null) return false;
  if (filter === 'ended') return isEnded(row);
  return filter === 'all' ? row.state !== 'parked' && !isEnded(row) : row.state === filter;
}

/** Whether a row answers a search by what it shows, or holds one of the payouts whose entries do. */
export function answers(
  row: Pick<DeskRow, 'haystack' | 'payouts'>,
  sought: Sought,
  within: ReadonlySet<string>,
): boolean {
  if (sought.length === 0 || isFound(row.haystack, sought)) return true;
  return within.size > 0 && row.payouts.some(({ key }) => within.has(key));
}

/** Whether a row is of a provider account, a currency, an age. `today` is the user's. */
export function isWithin(row: Pick<DeskRow, 'payouts' | 'lines'>, narrow: Narrow, today: PlainDate): boolean {
  const { connectionId, currency, age } = narrow;
  if (currency === '' && connectionId === '' && age === '') return true;
  const items = [...row.payouts, ...row.lines];
  if (currency !== '' && !items.some((item) => item.currency === currency)) return false;
  if (connectionId !== '' && !row.payouts.some((payout) => payout.connectionId === connectionId))
    return false;
  if (age === '') return true;
  const date = row.payouts[0]?.arrivalDate ?? row.lines[0]?.date;
  return date !== undefined && ageOf(daysBetween(date, today)) === age;
}

function ageOf(days: number): Narrow['age'] {
  if (days < 0) return 'later';
  if (days <= 7) return 'week';
  return days <= 30 ? 'month' : 'older';
}

export interface CurrencyTotal {
  readonly currency: string;
  readonly payouts: Minor;
  readonly lines: Minor;
}

/** Totals of rows by currency, payouts and bank lines apart. */
export function totals(rows: readonly Pick<DeskRow, 'payouts' | 'lines'>[]): readonly CurrencyTotal[] {
  const sums = new Map<string, { payouts: Minor; lines: Minor }>();
  const of = (currency: string) => {
    const known = sums.get(currency) ?? { payouts: ZERO, lines: ZERO };
    sums.set(currency, known);
    return known;
  };
  for (const row of rows) {
    for (const { currency, amount } of row.payouts) {
      const sum = of(currency);
      sum.payouts = minor(sum.payouts + amount);
    }
    for (const { currency, amount } of row.lines) {
      const sum = of(currency);
      sum.lines = minor(sum.lines + amount);
    }
  }
  return [...sums]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([currency, sum]) => Object.assign({ currency }, sum));
}
