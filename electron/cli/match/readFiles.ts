/** The files of one run: read, named, joined. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PlainDate } from '../../../shared/dates.ts';
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { detectEncoding } from '../../../shared/statement/encoding.ts';
import { type BankContext, readBankFile } from './bankFile.ts';
import type { Options } from './options.ts';
import { mergeFiles, type Merged } from './overlap.ts';
import { readPayoutFile } from './payoutFile.ts';
import { wrongInput } from './wrongInput.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder; a file was expected',
  EACCES: 'may not be read',
};

async function load(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      REASONS[code] ?? `can't be read (${error instanceof Error ? error.message : String(error)})`;
    throw wrongInput(path, 0, '', reason);
  }
}

/** Files are called by their base name in the output, unless two share it. */
export function namesOf(paths: readonly string[]): string[] {
  const bases = paths.map((path) => basename(path));
  return bases.map((base, index) =>
    bases.filter((other) => other === base).length > 1 ? (paths[index] ?? base) : base,
  );
}

/** All payouts; one that is in two files in the same words counts once. Throws `WrongInput`. */
export async function loadPayouts(
  paths: readonly string[],
  say: (text: string) => void,
): Promise<MatchPayout[]> {
  const names = namesOf(paths);
  const found = new Map<string, MatchPayout>();
  for (const [index, path] of paths.entries()) {
    const name = names[index] ?? path;
    const bytes = await load(path);
    const file = readPayoutFile(name, new TextDecoder(detectEncoding(bytes).label).decode(bytes));
    let repeated = 0;
    for (const payout of file.payouts) {
      const before = found.get(payout.key);
      if (before && JSON.stringify(before) !== JSON.stringify(payout))
        throw wrongInput(
          name,
          0,
          'id',
          `payout "${payout.id}" is in another file already, and says something else there`,
        );
      if (before) repeated += 1;
      else found.set(payout.key, payout);
    }
    for (const remark of file.remarks) say(remark);
    if (repeated > 0) say(`${name}: ${repeated} payouts are in a file before already and count once`);
    if (file.payouts.length === 0) say(`${name}: the file holds no payouts`);
  }
  return [...found.values()];
}

function spanOf(payouts: readonly MatchPayout[]): { from: PlainDate; to: PlainDate } | null {
  const [first] = payouts;
  if (!first) return null;
  let [from, to] = [first.arrivalDate, first.arrivalDate];
  for (const { arrivalDate } of payouts) {
    if (arrivalDate < from) from = arrivalDate;
    if (arrivalDate > to) to = arrivalDate;
  }
  return { from, to };
}

/** All bank lines; a file that names no currency takes the one given, or that of the payouts if they have one only. Throws `WrongInput`. */
export async function loadLines(
  { bank, currency, dateOrder }: Pick<Options, 'bank' | 'currency' | 'dateOrder'>,
  payouts: readonly MatchPayout[],
  say: (text: string) => void,
): Promise<Merged> {
  const currencies = new Set(payouts.map((payout) => payout.currency));
  const [only = ''] = currencies.size === 1 ? currencies : [];
  const context: BankContext = { currency: currency || only, dateOrder, expected: spanOf(payouts) };
  const names = namesOf(bank);
  const files = [];
  for (const [index, path] of bank.entries()) {
    const name = names[index] ?? path;
    const file = readBankFile(name, await load(path), context);
    for (const remark of file.remarks) say(remark);
    files.push({ ...file, name });
  }
  const merged = mergeFiles(files);
  for (const remark of merged.remarks) say(remark);
  return merged;
}
