/** The languages that Tieout speaks. */
import type { Locale } from '../stores/settings.ts';
import { type Catalogue, en } from './en/en.ts';
import { fr } from './fr/fr.ts';
import { id } from './id/id.ts';

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, fr, id };
