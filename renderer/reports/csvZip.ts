/** A report as CSV files, a section each, in one archive. */
import { strToU8, zipSync } from 'fflate';
import { reportCsv } from '../../shared/report/csv.ts';
import type { Report } from '../../shared/report/model.ts';

/** The archive's bytes; its files bear the day that the report was made. */
export function renderCsvZip(report: Report): ArrayBuffer {
  const files = [...reportCsv(report)].map(([name, text]) => [name, strToU8(text)] as const);
  const zip = zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(report.madeAt) });
  return zip.slice().buffer;
}
