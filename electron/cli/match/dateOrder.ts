/** The order of day and month in a bank's CSV file, where the file alone doesn't tell. */
import { addDays, type PlainDate } from '../../../shared/dates.ts';
import { parseCsv } from '../../../shared/statement/csv.ts';
import type { DateOrder } from '../../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../../shared/statement/csvProfile.ts';
import type { BankContext } from './bankFile.ts';
import { wrongInput } from './wrongInput.ts';

/** Days around the payouts within which a statement's lines are taken to lie. */
const AROUND = 14;
const SHAPES: Readonly<Record<DateOrder, string>> = {
  DMY: 'day/month/year',
  MDY: 'month/day/year',
  YMD: 'year/month/day',
};

function countNear(
  file: string,
  text: string,
  profile: CsvProfile,
  near: { readonly from: PlainDate; readonly to: PlainDate },
): number {
  const { lines } = parseCsv(text, profile, file, 'XXX');
  const [from, to] = [addDays(near.from, -AROUND), addDays(near.to, AROUND)];
  return lines.filter(({ date }) => date >= from && date <= to).length;
}

/**
 * The user's order; else the file's own where it is sure; else the one by which more lines lie near the payouts, which is said
 * in `remarks`. Throws `WrongInput` if that doesn't tell either.
 */
export function chooseOrder(
  file: string,
  text: string,
  profile: CsvProfile,
  isOpen: boolean,
  { dateOrder, expected }: Pick<BankContext, 'dateOrder' | 'expected'>,
  remarks: string[],
): DateOrder {
  if (dateOrder !== null) return dateOrder;
  if (!isOpen) return profile.dateOrder;
  const orders: readonly DateOrder[] = ['DMY', 'MDY'];
  const [dayFirst = 0, monthFirst = 0] = orders.map((order) =>
    expected === null ? 0 : countNear(file, text, { ...profile, dateOrder: order }, expected),
  );
  if (dayFirst === monthFirst) {
    const column = profile.columns.date === null ? '' : `column ${profile.columns.date + 1}`;
    throw wrongInput(
      file,
      profile.headerLine + 1,
      column,
      'every date can be read with the day or the month first; say which with --dates DMY or --dates MDY',
    );
  }
  const order = dayFirst > monthFirst ? 'DMY' : 'MDY';
  remarks.push(`${file}: assumed: dates are ${SHAPES[order]}, which puts the lines near the payouts`);
  return order;
}
