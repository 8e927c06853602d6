/** A report's cells as people read them, in a locale: as the screens write them. */
import type { PlainDate } from '../../shared/dates.ts';
import type { Cell } from '../../shared/report/model.ts';
import { moneyText } from '../i18n/moneyParts.ts';

/** Writes cells in one locale; empty text for an empty cell. */
export function cellWriter(locale: string): (cell: Cell) => string {
  const dates = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const counts = new Intl.NumberFormat(locale);
  const rates = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const known = new Map<PlainDate, string>();
  const dateText = (date: PlainDate) => {
    const text = known.get(date) ?? dates.format(new Date(`${date}T00:00:00Z`));
    known.set(date, text);
    return text;
  };
  return (cell) => {
    if (cell === null) return '';
    switch (cell.kind) {
      case 'money':
        return moneyText(locale, cell.minor, cell.currency);
      case 'date':
        return dateText(cell.date);
      case 'count':
        return counts.format(cell.count);
      case 'rate':
        return rates.format(cell.share);
      default:
        return cell.text;
    }
  };
}
