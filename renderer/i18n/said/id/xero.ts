/** Indonesian for what is said in English about Xero. */
import type { frXero } from '../fr/xero.ts';

export const idXero: Readonly<Record<keyof typeof frXero, string>> = {};
