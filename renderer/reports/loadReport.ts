/** Works a report out from the local database, in the language of its reader: in the worker. */
import { createIntl, createIntlCache } from 'react-intl';
import type { Report } from '../../shared/report/model.ts';
import { TieoutDatabase } from '../db/database.ts';
import { loadMonth } from '../flows/report/month.ts';
import { loadPaper } from '../flows/report/paper.ts';
import { catalogues } from '../i18n/catalogues.ts';
import { makeTexts } from '../i18n/useTexts.ts';
import { chooseLocale } from '../stores/settings.ts';
import type { What } from './messages.ts';

/** As asked for; null where its bank line is gone. `locale` is a full tag, `db` the database's name. */
export async function loadReport(
  what: What,
  { db: name, now, locale }: { readonly db: string; readonly now: number; readonly locale: string },
): Promise<Report | null> {
  const messages = catalogues[chooseLocale('auto', [locale])];
  const texts = makeTexts(createIntl({ locale, messages }, createIntlCache()));
  const db = new TieoutDatabase(name);
  try {
    const ctx = { db, now: () => now };
    return what.kind === 'month'
      ? await loadMonth(ctx, what, texts)
      : await loadPaper(ctx, what.lineKey, texts);
  } finally {
    db.close();
  }
}
