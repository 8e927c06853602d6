/** Indonesian for what is said in English of the desktop process itself. */
import type { frDesktop } from '../fr/desktop.ts';

export const idDesktop: Readonly<Record<keyof typeof frDesktop, string>> = {};
