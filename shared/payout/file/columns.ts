/** Which column of a file holds which field, and which profile a file fits. */
import { FILE_FIELDS, type FileField, type FileProfile, columnName } from './profile.ts';

/** The columns of one file for a profile; a field that the file hasn't is absent. Indexes from 0. */
export interface FoundColumns {
  readonly fields: Readonly<Partial<Record<FileField, number>>>;
  /** In the order of the profile's `fees`; null where the file has no such column. */
  readonly fees: readonly (number | null)[];
}

/** Finds a profile's columns among a header's cells. */
export function findColumns(header: readonly string[], profile: FileProfile): FoundColumns {
  const at = indexOf(header);
  const firstOf = (names: readonly string[] | undefined): number | undefined =>
    names?.map((name) => at.get(columnName(name))).find((index) => index !== undefined);
  const fields: Partial<Record<FileField, number>> = {};
  for (const field of FILE_FIELDS) {
    const found = firstOf(profile.columns[field]);
    if (found !== undefined) fields[field] = found;
  }
  return { fields, fees: profile.fees.map(({ columns }) => firstOf(columns) ?? null) };
}

/** What a file must have for its profile, in words for people; empty if it has all. */
export function missingColumns({ fields }: FoundColumns, profile: FileProfile): string[] {
  const has = (...any: readonly FileField[]) => any.some((field) => fields[field] !== undefined);
  const missing: string[] = [];
  if (!has('date', 'payoutDate')) missing.push('a date');
  if (!has('net', 'gross', 'netIn', 'netOut', 'grossIn', 'grossOut')) missing.push('an amount');
  if (!has('currency') && profile.currency === '') missing.push('a currency');
  if (profile.layout === 'payouts') {
    if (!has('id', 'payoutId')) missing.push('the payout’s id');
    return missing;
  }
  if (profile.grouping === 'column' && !has('payoutId')) missing.push('the payout’s id');
  if (profile.grouping === 'date' && !has('payoutDate')) missing.push('the payout’s date');
  return missing;
}

/** The profiles whose own columns a header all has, the most telling first. */
export function fittingProfiles(
  header: readonly string[],
  profiles: readonly FileProfile[],
): readonly FileProfile[] {
  const at = indexOf(header);
  return profiles
    .filter(({ signature }) => signature.length > 0 && signature.every((name) => at.has(columnName(name))))
    .toSorted((a, b) => b.signature.length - a.signature.length);
}

function indexOf(header: readonly string[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const name = columnName(cell);
    // A name that occurs twice means its first column.
    if (name !== '' && !at.has(name)) at.set(name, index);
  }
  return at;
}
