/** Fees over months and their audit, to file: the same figures as the Fees screen. */
import type { PlainDate } from '../dates.ts';
import type { FeeReading } from '../proof/feeReading.ts';
import { effectiveRate } from '../proof/fees.ts';
import { auditSection } from './audit.ts';
import type { Report, Section } from './model.ts';
import { count, money, rate, sectionOf, text } from './tables.ts';
import { labelsOf, type ReportWords } from './words.ts';

export interface FeeGround {
  readonly words: ReportWords;
  readonly organisation: string;
  readonly isDemo: boolean;
  /** Unix milliseconds. */
  readonly madeAt: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reading: FeeReading;
  readonly nameOf: (account: { readonly connectionId: string; readonly currency: string }) => string;
}

/** The fees of some months. Throws `MoneyError` for sums too large to be exact. */
export function feeReport(ground: FeeGround): Report {
  const { words, reading } = ground;
  const { say } = words;
  const months = reading.totals.map(({ month }) => month).toSorted();
  const [first = ground.from.slice(0, 7)] = months;
  const last = months.at(-1) ?? ground.to.slice(0, 7);
  return {
    title: say('feeReport.title'),
    organisation: ground.organisation,
    period: first === last ? words.month(first) : `${words.month(first)} – ${words.month(last)}`,
    made: say('madeAt', { moment: words.moment(ground.madeAt) }),
    madeAt: ground.madeAt,
    labels: labelsOf(words),
    warning: ground.isDemo ? say('demo') : '',
    facts: [{ label: say('fact.books'), value: ground.organisation }],
    sections: [
      monthsSection(ground),
      ...(reading.audits.length === 0 ? [] : [auditSection(words, reading.audits, ground.nameOf)]),
    ],
    fileName: `tieout-${first}-to-${last}-fees`,
  };
}

function monthsSection({ words, reading, nameOf }: FeeGround): Section {
  const { say } = words;
  return sectionOf(
    {
      id: 'fees',
      title: say('section.feeMonths'),
      notes: [say('note.feeMonths')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 18, once: true },
        { title: say('column.month'), type: 'text', weight: 8 },
        { title: say('column.kind'), type: 'text', weight: 12 },
        { title: say('column.paidWith'), type: 'text', weight: 20 },
        { title: say('column.count'), type: 'count', weight: 8, summed: true },
        { title: say('column.sales'), type: 'money', weight: 14, summed: true },
        { title: say('column.fees'), type: 'money', weight: 12, summed: true },
        { title: say('column.tax'), type: 'money', weight: 11, summed: true },
        { title: say('column.cost'), type: 'money', weight: 12, summed: true },
        { title: say('column.rate'), type: 'rate', weight: 8 },
      ],
      rows: reading.totals.map((total) => [
        text(nameOf(total)),
        text(total.month),
        text(words.kind(total.kind)),
        text(words.means(total.means)),
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
