/** What is said in English, in the other languages. */
import type { Locale } from '../../stores/settings.ts';
import { frApp } from './fr/app.ts';
import { frDesktop } from './fr/desktop.ts';
import { frProviderFiles } from './fr/providerFiles.ts';
import { frProviders } from './fr/providers.ts';
import { frStatement } from './fr/statement.ts';
import { frXero } from './fr/xero.ts';
import { idApp } from './id/app.ts';
import { idDesktop } from './id/desktop.ts';
import { idProviderFiles } from './id/providerFiles.ts';
import { idProviders } from './id/providers.ts';
import { idStatement } from './id/statement.ts';
import { idXero } from './id/xero.ts';
import type { SaidCatalogue } from './told.ts';

export const saidCatalogues: Readonly<Record<Locale, SaidCatalogue>> = {
  en: {},
  fr: { ...frApp, ...frDesktop, ...frProviderFiles, ...frProviders, ...frStatement, ...frXero },
  id: { ...idApp, ...idDesktop, ...idProviderFiles, ...idProviders, ...idStatement, ...idXero },
};
