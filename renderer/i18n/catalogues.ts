/** The languages that Tieout speaks. */
import type { Locale } from '../stores/settings.ts';
import { type Catalogue, en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, fr, id };
