/** Exceptions of a mapping as the form shows them. Pure. */
import { type EntryKind, EntryKindSchema, SalePartKindSchema } from '../../../shared/payout/model.ts';
import { isGrossHome } from '../../../shared/posting/plan/homes.ts';
import type { Override, Tracking } from '../../../shared/posting/model.ts';

/**
 * What an exception is for, as one choice: any sale, a part of sales, or a kind of movement. Values: `part:tip`,
 * `kind:dispute`; empty for any sale.
 */
export function whatOf({ match }: Pick<Override, 'match'>): string {
  if (match.kind !== undefined) return `kind:${match.kind}`;
  return match.part === undefined ? '' : `part:${match.part}`;
}

/** Parts of sales, then kinds that are booked at their gross. */
export const PARTS = SalePartKindSchema.options;
export const KINDS: readonly EntryKind[] = EntryKindSchema.options.filter(isGrossHome);

/** The exception for another choice of what; labels stay. */
export function withWhat(override: Override, value: string): Override {
  const { kind: _kind, part: _part, ...labels } = override.match;
  const part = PARTS.find((one) => value === `part:${one}`);
  const kind = KINDS.find((one) => value === `kind:${one}`);
  const match = {
    ...labels,
    ...(part === undefined ? {} : { part }),
    ...(kind === undefined ? {} : { kind }),
  };
  return { ...override, match };
}

/** The exception with a label; an empty one is none. */
export function withLabel(
  override: Override,
  field: 'category' | 'item' | 'location',
  text: string,
): Override {
  const { [field]: _before, ...match } = override.match;
  return { ...override, match: text === '' ? match : { ...match, [field]: text } };
}

/** The tracking with another option of a category; an empty option is none. */
export function withTracking(tracking: readonly Tracking[], name: string, option: string): Tracking[] {
  const others = tracking.filter((one) => one.name !== name);
  return option === '' ? others : [...others, { name, option }];
}

/** A new exception, that still fits nothing. */
export const EMPTY_OVERRIDE: Override = { match: {}, accountCode: '', taxType: '', tracking: [] };
