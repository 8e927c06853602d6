import { type Catalogue, en } from './en.ts';
export const id: Catalogue = en;
