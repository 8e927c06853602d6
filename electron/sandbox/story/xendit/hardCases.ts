/** The hard cases that the marketplace has, by name: which transactions show each. */
import { dateInZone, weekday } from '../../../../shared/dates.ts';
import type { XenditSeedTransaction } from '../../xendit/model.ts';
import type { StoryWithdrawal } from './withdrawals.ts';

/** Ids of transactions by the number and name of the case. */
export type XenditHardCases = Readonly<Record<string, readonly string[]>>;

/** Finds them in the whole story. */
export function xenditHardCases(
  all: readonly XenditSeedTransaction[],
  made: readonly StoryWithdrawal[],
): XenditHardCases {
  const where = (test: (one: XenditSeedTransaction) => boolean) => all.filter(test).map(({ id }) => id);
  const kind = (wanted: StoryWithdrawal['kind']) =>
    made.filter((one) => one.kind === wanted).map(({ transaction }) => transaction.id);
  const type = (wanted: string) => where((one) => one.type === wanted);
  return {
    '6-came-back': kind('back'),
    '7-never-left': kind('failed'),
    '9-part-of-the-balance': [...kind('part'), ...kind('rest')],
    '11-chargeback': type('CHARGEBACK'),
    '12-refund': type('REFUND'),
    '15-reserve': [...type('RESERVES_HOLD'), ...type('RESERVES_RELEASE')],
    '20-paid-to-a-supplier': type('DISBURSEMENT'),
    '21-vat-on-fee': where(({ vat, billedMonthly }) => vat > 0 && !billedMonthly),
    '21-withheld-tax-credited': where(({ referenceId }) => referenceId.startsWith('PPh23')),
    '22-billed-by-the-month': where(({ billedMonthly }) => billedMonthly),
    '23-equal-amounts': where(({ referenceId }) => referenceId.startsWith('KN-EQ')),
    '24-settled-in-the-next-month': where(isOverMonthEnd),
    '24-paid-on-a-weekend': where(
      (one) => one.type === 'PAYMENT' && [0, 6].includes(weekday(dayOf(one.created))),
    ),
    '29-straight-to-the-bank': where(
      ({ settledAt, expectedAt, billedMonthly }) =>
        billedMonthly && settledAt === null && expectedAt === null,
    ),
  };
}

function dayOf(instant: number) {
  return dateInZone(instant, 'Asia/Jakarta');
}

function isOverMonthEnd({ type, created, settledAt }: XenditSeedTransaction): boolean {
  if (type !== 'PAYMENT' || settledAt === null) return false;
  return dayOf(created).slice(0, 7) !== dayOf(settledAt).slice(0, 7);
}
