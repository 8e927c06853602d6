/** What is left for a person at the end of the month: everything that isn't matched, posted, in Xero as written, or explained. */
import { type Minor, ZERO, subtract, sumMinor } from '../money.ts';
import type { PlainDate } from '../dates.ts';
import { type Payout, residualOf } from '../payout/model.ts';
import type { JournalRow } from '../posting/model.ts';
import { isFinding } from '../posting/readBack/readBack.ts';
import { type MonthGround, type ReportAccount, accountKeys, isOf, isWithin } from './ground.ts';
import { idOf, matchedLines } from './matches.ts';
import type { Section } from './model.ts';
import { draftAmount } from './postings.ts';
import { day, money, sectionOf, text } from './tables.ts';

/** One thing to look at. The amount is what it is about, minor units. */
export interface Exception {
  readonly date: PlainDate;
  readonly account: string;
  readonly what: string;
  readonly detail: string;
  readonly amount: Minor;
  readonly currency: string;
}

/** All of the month's, by date; first the accounts of which nothing else is here. */
export function exceptionsOf(ground: MonthGround): Exception[] {
  const dated = [
    ...openPayouts(ground),
    ...oddPayouts(ground),
    ...oddLines(ground),
    ...oddPostings(ground),
    ...ground.accounts.flatMap((account) => oddDays(ground, account)),
    ...ground.accounts.flatMap((account) => strangers(ground, account)),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return [...unmapped(ground), ...dated];
}

/** The section; its amounts are of different things, so they aren't summed. */
export function exceptionsSection(ground: MonthGround): Section {
  const { say } = ground.words;
  return sectionOf(
    {
      id: 'exceptions',
      title: say('section.exceptions'),
      notes: [say('note.exceptions')],
      columns: [
        { title: say('column.date'), type: 'date', weight: 10 },
        { title: say('column.account'), type: 'text', weight: 18 },
        { title: say('column.what'), type: 'text', weight: 30 },
        { title: say('column.reference'), type: 'text', weight: 30 },
        { title: say('column.amount'), type: 'money', weight: 13 },
      ],
      rows: exceptionsOf(ground).map((each) => [
        day(each.date),
        text(each.account),
        text(each.what),
        text(each.detail),
        money(each.amount, each.currency),
      ]),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function nameOf(ground: MonthGround, connectionId: string, currency: string): string {
  const found = ground.accounts.find(
    ({ mapping }) => mapping.providerConnectionId === connectionId && mapping.currency === currency,
  );
  return found?.name ?? '';
}

function ownPayouts(ground: MonthGround): readonly Payout[] {
  const keys = accountKeys(ground.accounts);
  return ground.payouts.filter((payout) => isOf(keys, payout));
}

/** Expected at the bank in the month, and nobody has said which line it is. */
function openPayouts(ground: MonthGround): Exception[] {
  const { say, verdict } = ground.words;
  const decided = new Set(ground.decisions.flatMap(({ payoutKeys }) => payoutKeys));
  const verdicts = new Map(
    ground.proposals.flatMap((match) => match.payoutKeys.map((key) => [key, match.verdict] as const)),
  );
  return ownPayouts(ground)
    .filter((payout) => isComing(ground, payout) && !decided.has(payout.key))
    .map((payout) => {
      const note = ground.parked.get(payout.key);
      const open =
        payout.destination === 'bank'
          ? say('exception.openPayout', { verdict: verdict(verdicts.get(payout.key) ?? 'noLine') })
          : say('exception.elsewhere');
      const what = note === undefined ? open : say('exception.parked', { note });
      return payoutException(ground, payout, { what, amount: payout.amount, date: payout.arrivalDate });
    });
}

/** Entries that don't explain the amount, or of a kind that nobody knows. */
function oddPayouts(ground: MonthGround): Exception[] {
  const { say } = ground.words;
  return ownPayouts(ground)
    .filter((payout) => isWithin(ground, payout.createdDate))
    .flatMap((payout) => {
      const residual = payout.composition === 'known' ? residualOf(payout) : ZERO;
      const unknown = payout.entries.filter(({ kind }) => kind === 'unknown');
      const date = payout.createdDate;
      return [
        ...(residual === 0
          ? []
          : [payoutException(ground, payout, { what: say('exception.residual'), amount: residual, date })]),
        ...unknown.map((entry) => ({
          ...payoutException(ground, payout, { what: say('exception.unknown'), amount: entry.net, date }),
          detail: `${idOf(payout.key)} · ${entry.id} · ${entry.rawType}`,
        })),
      ];
    });
}

/** Accounts that nobody has mapped to the books: what of the month and of its end isn't in the pack. The amount is of the payouts expected. */
function unmapped(ground: MonthGround): Exception[] {
  const { words, to } = ground;
  return ground.unmapped.flatMap(({ connectionId, name, atEnd }) => {
    const { currency } = atEnd;
    const expected = ground.payouts.filter(
      (payout) =>
        payout.connectionId === connectionId && payout.currency === currency && isComing(ground, payout),
    );
    const moved = ground.fees.filter(
      (each) =>
        each.connectionId === connectionId && each.currency === currency && isWithin(ground, each.date),
    );
    const isIdle = expected.length === 0 && moved.length === 0;
    if (isIdle && atEnd.notPaidOut === 0 && atEnd.inTransitTotal === 0) return [];
    const amount = sumMinor(expected.map((payout) => payout.amount));
    const detail = words.say('unmapped.detail', {
      payouts: expected.length,
      amount: words.money(amount, currency),
      fees: words.money(sumMinor(moved.map(({ cost }) => cost)), currency),
      way: words.money(atEnd.inTransitTotal, currency),
      held: words.money(atEnd.notPaidOut, currency),
    });
    return [{ date: to, account: name, what: words.say('exception.unmapped'), detail, amount, currency }];
  });
}

/** Expected at the bank in the month, as far as it was going to come. */
function isComing(ground: MonthGround, { amount, arrivalDate, status }: Payout): boolean {
  return amount !== 0 && isWithin(ground, arrivalDate) && status !== 'canceled' && status !== 'failed';
}

function payoutException(
  ground: MonthGround,
  payout: Payout,
  told: Pick<Exception, 'what' | 'amount' | 'date'>,
): Exception {
  const { connectionId, currency } = payout;
  return { ...told, account: nameOf(ground, connectionId, currency), detail: payout.id, currency };
}

/** Decided and not posted yet, or posted for another amount. */
function oddLines(ground: MonthGround): Exception[] {
  const { say } = ground.words;
  const payouts = new Map(ground.payouts.map((payout) => [payout.key, payout]));
  return matchedLines(ground).flatMap(({ line, proof, decision }) => {
    if (proof.state !== 'different' && proof.state !== 'allocated') return [];
    const payout = decision.payoutKeys.map((key) => payouts.get(key)).find((one) => one !== undefined);
    const apart = proof.allocated === line.amount ? proof.posted : proof.allocated;
    const amount = proof.state === 'allocated' ? line.amount : subtract(line.amount, apart);
    return {
      date: line.date,
      account: payout === undefined ? '' : nameOf(ground, payout.connectionId, payout.currency),
      what: say(`exception.${proof.state}`),
      detail: line.narrative,
      amount,
      currency: line.currency,
    };
  });
}

/** Changed or deleted in Xero; or written down and not in Xero for sure. */
function oddPostings(ground: MonthGround): Exception[] {
  const { say, draft: titleOf, difference, told: tell } = ground.words;
  const names = new Map(ground.accounts.map(({ mapping, name }) => [mapping.key, name]));
  return ground.journal.flatMap((row) => {
    const account = names.get(row.mappingKey);
    const { draft, state } = row;
    if (account === undefined || !isWithin(ground, draft.date) || draft.kind === 'removal') return [];
    const standing = ground.standings.get(row.id);
    const base = { date: draft.date, account, amount: draftAmount(draft), currency: draft.currency };
    const title = `${titleOf(draft)} · ${draft.reference}`;
    if (standing !== undefined && isFinding(standing)) {
      const told = standing.differences.map((one) => difference(one, draft.currency));
      const what = say(standing.state === 'deleted' ? 'exception.deleted' : 'exception.changed');
      return [{ ...base, what, detail: [title, ...told].join(' · ') }];
    }
    const word = waitingWord(state);
    return word === null ? [] : [{ ...base, what: say(word), detail: joined(title, tell(row.message)) }];
  });
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

function waitingWord(state: JournalRow['state']) {
  if (state === 'queued') return 'exception.queued' as const;
  if (state === 'refused') return 'exception.refused' as const;
  return state === 'sending' || state === 'unknown' ? ('exception.unsure' as const) : null;
}

/** Days on which what nobody can explain became another amount. */
function oddDays(ground: MonthGround, { proof, name, mapping }: ReportAccount): Exception[] {
  const { say } = ground.words;
  return proof.days.flatMap((each, at) => {
    const before = proof.days[at - 1]?.unexplained ?? ZERO;
    if (!isWithin(ground, each.date) || each.unexplained === before) return [];
    const amount = subtract(each.unexplained, before);
    const what = say('exception.break');
    return [{ date: each.date, account: name, what, detail: '', amount, currency: mapping.currency }];
  });
}

/** What is on the clearing account and isn't ours. */
function strangers(ground: MonthGround, { proof, name }: ReportAccount): Exception[] {
  const { say } = ground.words;
  const keys = new Set(proof.strangers);
  return ground.ledgerItems
    .filter((item) => keys.has(item.key) && isWithin(ground, item.date))
    .map((item) => ({
      date: item.date,
      account: name,
      what: say('exception.stranger'),
      detail: joined(item.reference, item.detail),
      amount: item.amount,
      currency: item.currency,
    }));
}
