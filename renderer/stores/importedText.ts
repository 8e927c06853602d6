/** What taking a bank file in came to, in words. */
import type { ImportReport } from '../flows/importStatement.ts';
import type { Texts } from '../i18n/useTexts.ts';

/** Lines read, added and there already. */
export function importedText({ t, number }: Texts, report: ImportReport): string {
  return t('import.result', {
    read: number(report.read.lines.length),
    added: number(report.added),
    present: number(report.alreadyThere),
  });
}
