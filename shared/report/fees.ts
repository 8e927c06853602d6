/** What the providers kept in the month, by what was paid with: of the same movements as the Fees screen. */
import { type FeeMovement, effectiveRate, feeTotals } from '../proof/fees.ts';
import { type MonthGround, isWithin } from './ground.ts';
import type { Section } from './model.ts';
import { count, money, rate, sectionOf, text } from './tables.ts';

/** The movements of the accounts in the month. */
export function feesWithin(ground: Pick<MonthGround, 'accounts' | 'fees' | 'from' | 'to'>): FeeMovement[] {
  const own = new Set(
    ground.accounts.map(({ mapping }) => `${mapping.providerConnectionId}|${mapping.currency}`),
  );
  return ground.fees.filter(
    (each) => own.has(`${each.connectionId}|${each.currency}`) && isWithin(ground, each.date),
  );
}

/** By account, kind and what was paid with; the rate is of sales and their own fees. */
export function feesSection(ground: MonthGround): Section {
  const { words } = ground;
  const say = words.say;
  const names = new Map(
    ground.accounts.map(({ mapping, name }) => [`${mapping.providerConnectionId}|${mapping.currency}`, name]),
  );
  const totals = feeTotals(feesWithin(ground), ['connectionId', 'kind', 'means']);
  return sectionOf(
    {
      id: 'fees',
      title: say('section.fees'),
      notes: [say('note.fees')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 20, once: true },
        { title: say('column.kind'), type: 'text', weight: 14 },
        { title: say('column.paidWith'), type: 'text', weight: 20 },
        { title: say('column.count'), type: 'count', weight: 8, summed: true },
        { title: say('column.sales'), type: 'money', weight: 14, summed: true },
        { title: say('column.fees'), type: 'money', weight: 13, summed: true },
        { title: say('column.tax'), type: 'money', weight: 12, summed: true },
        { title: say('column.cost'), type: 'money', weight: 13, summed: true },
        { title: say('column.rate'), type: 'rate', weight: 8 },
      ],
      rows: totals.map((total) => [
        text(names.get(`${total.connectionId ?? ''}|${total.currency}`) ?? ''),
        text(words.kind(total.kind ?? 'unknown')),
        text(words.means(total.means ?? '')),
        count(total.count),
        money(total.sales, total.currency),
        money(total.fees, total.currency),
        money(total.tax, total.currency),
        money(total.cost, total.currency),
        rate(effectiveRate(total)),
      ]),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}
