/** Indonesian for what is said in English about files of providers. */
import type { frProviderFiles } from '../fr/providerFiles.ts';

export const idProviderFiles: Readonly<Record<keyof typeof frProviderFiles, string>> = {};
