/** Indonesian for what is said in English of flows, matching and the bridge on the page. */
import type { frApp } from '../fr/app.ts';

export const idApp: Readonly<Record<keyof typeof frApp, string>> = {};
