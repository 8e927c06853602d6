/** The month-end pack: what an accountant files for a month. */
import { addDays, type PlainDate, plainDate } from '../dates.ts';
import { monthAudit } from './audit.ts';
import { exceptionsSection } from './exceptions.ts';
import { feesSection } from './fees.ts';
import { type MonthGround, isWithin } from './ground.ts';
import { matchesSection } from './matches.ts';
import type { Report } from './model.ts';
import { isPosted, postingsSection } from './postings.ts';
import { proofSection, summarySection } from './proof.ts';
import { transitSection } from './transit.ts';
import { labelsOf } from './words.ts';

/** First and last day of `YYYY-MM`. Throws `DateError` for anything else. */
export function monthBounds(month: string): { from: PlainDate; to: PlainDate } {
  const from = plainDate(`${month}-01`);
  return { from, to: addDays(plainDate(`${nextMonth(month)}-01`), -1) };
}

function nextMonth(month: string): string {
  return addDays(plainDate(`${month}-01`), 31).slice(0, 7);
}

/** The month-end pack of the accounts chosen. Throws `MoneyError` for sums too large to be exact. */
export function monthReport(ground: MonthGround): Report {
  const { words, month, accounts } = ground;
  const keys = new Set(accounts.map(({ mapping }) => mapping.key));
  const posted = ground.journal.filter(
    (row) => keys.has(row.mappingKey) && isPosted(row) && isWithin(ground, row.draft.date),
  );
  const label = words.month(month);
  return {
    title: words.say('month.title'),
    organisation: ground.organisation,
    period: label,
    made: words.say('madeAt', { moment: words.moment(ground.madeAt) }),
    madeAt: ground.madeAt,
    labels: labelsOf(words),
    warning: ground.isDemo ? words.say('demo') : '',
    facts: [
      { label: words.say('fact.books'), value: ground.organisation },
      {
        label: words.say('fact.period'),
        value: `${words.date(ground.from)} – ${words.date(ground.to)}`,
      },
      { label: words.say('fact.accounts'), value: accounts.map(({ name }) => name).join(', ') },
      ...(ground.unmapped.length === 0
        ? []
        : [{ label: words.say('fact.unmapped'), value: ground.unmapped.map(({ name }) => name).join(', ') }]),
    ],
    sections: [
      summarySection(ground),
      matchesSection(ground),
      postingsSection(ground, posted, words, words.say('note.postings')),
      proofSection(ground),
      transitSection(ground),
      feesSection(ground),
      ...monthAudit(ground),
      exceptionsSection(ground),
    ],
    fileName: `tieout-${month}-month-end`,
  };
}
