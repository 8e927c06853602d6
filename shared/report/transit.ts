/** Payouts on their way to the bank at the month's end, and what the provider still held: as the proof screen has them. */
import { type Minor, subtract } from '../money.ts';
import { type MonthGround, type ReportAccount } from './ground.ts';
import { idOf } from './matches.ts';
import type { Section } from './model.ts';
import { standAt } from './proof.ts';
import { day, money, sectionOf, text } from './tables.ts';

/** What a provider held at the end of the month: as the proof says it, which knows of the time before our history. */
export function heldAt({ proof }: Pick<ReportAccount, 'proof'>, to: MonthGround['to']): Minor {
  return standAt(proof, to).provider;
}

/** Every payout that had left and wasn't on the statement; the notes say of each account what it still held. */
export function transitSection(ground: MonthGround): Section {
  const { words, accounts, to } = ground;
  const { say, date } = words;
  const held = accounts.map((account) => {
    const { currency } = account.mapping;
    const total = account.atEnd?.inTransitTotal;
    const unmatched = account.atEnd?.unmatchedTotal;
    const shown = total === undefined || unmatched === undefined ? null : subtract(total, unmatched);
    return say('transit.held', {
      name: account.name,
      held: words.money(heldAt(account, to), currency),
      way: shown === null ? '–' : words.money(shown, currency),
      unmatched: unmatched === undefined ? '–' : words.money(unmatched, currency),
    });
  });
  return sectionOf(
    {
      id: 'transit',
      title: say('section.transit', { date: date(to) }),
      notes: [say('note.transit'), ...held],
      columns: [
        { title: say('column.account'), type: 'text', weight: 20, once: true },
        { title: say('column.left'), type: 'date', weight: 10 },
        { title: say('column.payouts'), type: 'text', weight: 28 },
        { title: say('column.state'), type: 'text', weight: 28 },
        { title: say('column.amount'), type: 'money', weight: 14, summed: true },
      ],
      rows: accounts.flatMap(({ name, atEnd }) =>
        (atEnd?.inTransit ?? []).map((row) => [
          text(name),
          day(row.left),
          text(row.payoutKeys.map(idOf).join(', ')),
          text(words.transit(row.state, row.arrived)),
          money(row.amount, atEnd?.currency ?? ''),
        ]),
      ),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}
