/** What was on its way to the bank at the end of any day, to file or to send: payout by payout. */
import type { PlainDate } from '../dates.ts';
import type { InTransit } from '../proof/atDate.ts';
import { idOf } from './matches.ts';
import type { Report, Section } from './model.ts';
import { day, money, sectionOf, text } from './tables.ts';
import { labelsOf, type ReportWords } from './words.ts';

/** A payout on its way; `expected`: the provider's day of arrival, null where it isn't known any more. */
export interface OnTheWay extends InTransit {
  readonly expected: PlainDate | null;
}

export interface TransitGround {
  readonly words: ReportWords;
  readonly organisation: string;
  readonly isDemo: boolean;
  /** Unix milliseconds. */
  readonly madeAt: number;
  readonly date: PlainDate;
  readonly accounts: readonly {
    readonly name: string;
    readonly currency: string;
    readonly rows: readonly OnTheWay[];
  }[];
}

/** The list as a report of one section. Throws `MoneyError` for sums too large to be exact. */
export function transitReport(ground: TransitGround): Report {
  const { words, date } = ground;
  const { say } = words;
  return {
    title: say('section.transit', { date: words.date(date) }),
    organisation: ground.organisation,
    period: words.date(date),
    made: say('madeAt', { moment: words.moment(ground.madeAt) }),
    madeAt: ground.madeAt,
    labels: labelsOf(words),
    warning: ground.isDemo ? say('demo') : '',
    facts: [{ label: say('fact.books'), value: ground.organisation }],
    sections: [sectionFor(ground)],
    fileName: `tieout-${date}-in-transit`,
  };
}

function sectionFor({ words, date, accounts }: TransitGround): Section {
  const { say } = words;
  return sectionOf(
    {
      id: 'transit',
      title: say('section.transit', { date: words.date(date) }),
      notes: [say('note.transitAt')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 20, once: true },
        { title: say('column.left'), type: 'date', weight: 10 },
        { title: say('column.payouts'), type: 'text', weight: 26 },
        { title: say('column.arrives'), type: 'date', weight: 10 },
        { title: say('column.state'), type: 'text', weight: 24 },
        { title: say('column.amount'), type: 'money', weight: 14, summed: true },
      ],
      rows: accounts.flatMap(({ name, currency, rows }) =>
        rows.map((row) => [
          text(name),
          day(row.left),
          text(row.payoutKeys.map(idOf).join(', ')),
          day(row.expected),
          text(words.transit(row.state, row.arrived)),
          money(row.amount, currency),
        ]),
      ),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}
