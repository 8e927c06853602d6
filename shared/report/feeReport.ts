/** Fees over months and their audit, to file: the same figures as the Fees screen. */
import type { PlainDate } from '../dates.ts';
import type { FeeReading } from '../proof/feeReading.ts';
import { effectiveRate } from '../proof/fees.ts';
import { overcharges } from '../proof/feeSums.ts';
import type { Report, Section } from './model.ts';
import { count, day, money, rate, sectionOf, text } from './tables.ts';
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
    sections: [monthsSection(ground), ...(reading.audits.length === 0 ? [] : [auditSection(ground)])],
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

function auditSection({ words, reading, nameOf }: FeeGround): Section {
  const { say } = words;
  const left = reading.audits.flatMap((audit) => {
    const { rest } = overcharges(audit);
    return rest === 0 ? [] : [say('note.auditLeft', { amount: words.money(rest, audit.currency) })];
  });
  return sectionOf(
    {
      id: 'audit',
      title: say('section.audit'),
      notes: [say('note.audit'), ...left],
      columns: [
        { title: say('column.account'), type: 'text', weight: 18, once: true },
        { title: say('column.date'), type: 'date', weight: 10 },
        { title: say('column.entry'), type: 'text', weight: 24 },
        { title: say('column.paidWith'), type: 'text', weight: 18 },
        { title: say('column.base'), type: 'money', weight: 12 },
        { title: say('column.expectedFee'), type: 'money', weight: 11, summed: true },
        { title: say('column.charged'), type: 'money', weight: 11, summed: true },
        { title: say('column.difference'), type: 'money', weight: 11, summed: true },
      ],
      rows: reading.audits.flatMap((audit) =>
        overcharges(audit).listed.map(({ movement, base, expected, charged, difference }) => [
          text(nameOf(movement)),
          day(movement.date),
          text(movement.id),
          text(words.means(movement.means)),
          money(base, audit.currency),
          money(expected, audit.currency),
          money(charged, audit.currency),
          money(difference, audit.currency),
        ]),
      ),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}
