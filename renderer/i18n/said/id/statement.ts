/** Indonesian for what is said in English about bank files. */
import type { frStatement } from '../fr/statement.ts';

export const idStatement: Readonly<Record<keyof typeof frStatement, string>> = {};
