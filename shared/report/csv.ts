/** A report as CSV (RFC 4180): a file a section, plain for machines, and harmless when a spreadsheet opens it. */
import { toMajorText } from '../money.ts';
import type { Cell, Column, Report, Section } from './model.ts';

/** So that Excel reads the file as UTF-8. */
const BOM = '\uFEFF';

/** What makes a spreadsheet take a text for a formula. Tab and carriage return too: some strip them and look again. */
const FORMULA = /^[\s\u00A0]*[=+\-@\t\r]/;

/**
 * A section as CSV (`currency` is the word for it) with a header and without its totals: those are sums of its rows. An amount is a plain decimal in one column and
 * its currency in the next; dates are `YYYY-MM-DD`; a rate is a share of one. Texts that a spreadsheet would take for a formula
 * begin with an apostrophe.
 */
export function sectionCsv(section: Section, currency: string): string {
  const header = section.columns.flatMap(({ title, type }) =>
    type === 'money' ? [title, `${title} (${currency})`] : type === 'link' ? [title, 'URL'] : [title],
  );
  const rows = section.rows.map((row) => row.flatMap((cell, at) => fieldsOf(cell, section.columns[at])));
  return BOM + [header.map(textField), ...rows].map((fields) => `${fields.join(',')}\r\n`).join('');
}

/** Each section's file by its name: `01-summary.csv`, … */
export function reportCsv(report: Report): Map<string, string> {
  return new Map(
    report.sections.map((section, at) => [
      `${String(at + 1).padStart(2, '0')}-${section.id}.csv`,
      sectionCsv(section, report.labels.currency),
    ]),
  );
}

function fieldsOf(cell: Cell, column: Column | undefined): string[] {
  if (column?.type === 'money') {
    if (cell?.kind !== 'money') return ['', ''];
    return [toMajorText(cell.minor, cell.currency), cell.currency];
  }
  if (column?.type === 'link') {
    if (cell?.kind === 'link') return [textField(cell.text), textField(cell.url)];
    return [cell?.kind === 'text' ? textField(cell.text) : '', ''];
  }
  if (cell === null) return [''];
  if (cell.kind === 'money') return [toMajorText(cell.minor, cell.currency)];
  if (cell.kind === 'date') return [cell.date];
  if (cell.kind === 'count') return [String(cell.count)];
  return [cell.kind === 'rate' ? String(cell.share) : textField(cell.text)];
}

/** A text as a field: guarded, and quoted where it has to be. */
export function textField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
