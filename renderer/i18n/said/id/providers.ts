/** Indonesian for what is said in English of providers and sign-ins. */
import type { frProviders } from '../fr/providers.ts';

export const idProviders: Readonly<Record<keyof typeof frProviders, string>> = {};
