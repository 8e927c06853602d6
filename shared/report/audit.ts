/** The fees of a month held against the merchant's rate card: by provider account and card, and each sale overcharged. */
import { groupBy } from '../groups.ts';
import { compositeKey } from '../ids.ts';
import { compareText } from '../order.ts';
import { auditFees } from '../proof/feeAudit.ts';
import { type FeeAuditSum, mergeAudits, overcharges } from '../proof/feeSums.ts';
import type { FeeMovement } from '../proof/fees.ts';
import { type MonthGround, type ReportAccount, accountKeys, isOf } from './ground.ts';
import type { Section } from './model.ts';
import { count, day, money, sectionOf, text } from './tables.ts';
import type { ReportWords } from './words.ts';

/** Overcharged sales listed, as on the Fees screen; the sums are of all. */
const LISTED = 5_000;

/** The audit of what one account's customers paid with one means. */
interface AuditPart {
  readonly connectionId: string;
  readonly means: string;
  readonly audit: FeeAuditSum;
}

/** What is audited: movements from `from` on (later ones for what was never captured), and the rate card. */
type AuditGround = Pick<MonthGround, 'fees' | 'rateCard' | 'from' | 'to'> & {
  readonly accounts: readonly Pick<ReportAccount, 'mapping'>[];
};

/** By account, currency and means: parts of what `auditFees` finds over all of them, so their sums are its sums. None without a card. */
export function auditParts({ accounts, fees, rateCard, from, to }: AuditGround): AuditPart[] {
  if (rateCard.length === 0) return [];
  const keys = accountKeys(accounts);
  const own = fees.filter((each) => isOf(keys, each));
  const givenBack = groupBy(
    own.filter(({ kind }) => kind === 'partialCaptureReversal'),
    ({ connectionId }) => connectionId,
  );
  const sales = own.filter(({ kind }) => kind === 'charge');
  return [...groupBy(sales, nameOf)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const { connectionId, means } = first;
      const movements = [first, ...others, ...(givenBack.get(connectionId) ?? [])];
      const found = mergeAudits(auditFees(movements, rateCard, { from, to }));
      return found.map((audit) => ({ connectionId, means, audit }));
    });
}

const nameOf = ({ connectionId, currency, means }: FeeMovement) =>
  compositeKey(connectionId, currency, means);

/** What was agreed and what was charged by account and card, then the sales overcharged; without a rate card it says so. */
export function monthAudit(ground: MonthGround): Section[] {
  const parts = auditParts(ground);
  const names = new Map(
    ground.accounts.map(({ mapping, name }) => [
      compositeKey(mapping.providerConnectionId, mapping.currency),
      name,
    ]),
  );
  const nameFor: NameOf = ({ connectionId, currency }) =>
    names.get(compositeKey(connectionId, currency)) ?? '';
  const totals = totalsSection(ground, parts, nameFor);
  if (ground.rateCard.length === 0) return [totals];
  const audits = mergeAudits(
    parts.map(({ audit }) => audit),
    LISTED,
  );
  return [totals, auditSection(ground.words, audits, nameFor)];
}

type NameOf = (account: { readonly connectionId: string; readonly currency: string }) => string;

function totalsSection(
  { words, rateCard }: MonthGround,
  parts: readonly AuditPart[],
  nameFor: NameOf,
): Section {
  const { say } = words;
  return sectionOf(
    {
      id: 'auditTotals',
      title: say('section.auditTotals'),
      notes: [say('note.auditTotals')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 18, once: true },
        { title: say('column.paidWith'), type: 'text', weight: 20 },
        { title: say('column.soldCount'), type: 'count', weight: 8, summed: true },
        { title: say('column.differing'), type: 'count', weight: 8, summed: true },
        { title: say('column.unrated'), type: 'count', weight: 8, summed: true },
        { title: say('column.expectedFee'), type: 'money', weight: 12, summed: true },
        { title: say('column.charged'), type: 'money', weight: 12, summed: true },
        { title: say('column.overcharged'), type: 'money', weight: 12, summed: true },
        { title: say('column.undercharged'), type: 'money', weight: 12, summed: true },
      ],
      rows: parts.map(({ connectionId, means, audit }) => [
        text(nameFor({ connectionId, currency: audit.currency })),
        text(words.means(means)),
        count(audit.sales),
        count(audit.differing),
        count(audit.unrated),
        money(audit.expected, audit.currency),
        money(audit.charged, audit.currency),
        money(audit.overcharged, audit.currency),
        money(audit.undercharged, audit.currency),
      ]),
      empty: say(rateCard.length === 0 ? 'noRateCard' : 'none'),
    },
    (currency) => say('total', { currency }),
  );
}

/** Each sale that was charged too much; what is left out of the list is said with its sum. */
export function auditSection(words: ReportWords, audits: readonly FeeAuditSum[], nameFor: NameOf): Section {
  const { say } = words;
  const left = audits.flatMap((audit) => {
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
      rows: audits.flatMap((audit) =>
        overcharges(audit).listed.map(({ movement, base, expected, charged, difference }) => [
          text(nameFor(movement)),
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
