/**
 * Labelled companies as plain files, so that any matcher can be tried on them: `payouts.csv` and `bank.csv` as
 * `npm run -s match` takes them, and `truth.json`, which a matcher must not see.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Minor, toMajorText } from '../../../../shared/money.ts';
import type { PayoutStatus } from '../../../../shared/payout/model.ts';
import { makeLabelledCompany } from './fates.ts';
import type { LabelledCompany } from './model.ts';
import { clarityOf } from './oracle.ts';

export const PAYOUTS_FILE = 'payouts.csv';
export const BANK_FILE = 'bank.csv';
export const TRUTH_FILE = 'truth.json';

const PAYOUT_COLUMNS =
  'id,provider,account,currency,amount,status,arrival_date,method,descriptor,trace_id,description';
const BANK_COLUMNS = 'Date,Amount,Payee,Description,Reference,Currency';

/** What `truth.json` says. Lines are named as in answers: file name, colon, physical line number (header is 1). */
export const TruthFileSchema = v.object({
  version: v.literal(1),
  payouts: v.array(
    v.object({
      id: v.string(),
      shape: v.picklist(['single', 'batch', 'split', 'short', 'returned', 'fx', 'absent']),
      /** All payouts that share the lines, this one too. */
      together: v.array(v.string()),
      lines: v.array(v.string()),
      clarity: v.picklist(['determinable', 'unclear', 'ambiguous']),
      /** Ambiguous as one case: it is enough if one of them is flagged. */
      oneCase: v.array(v.string()),
    }),
  ),
  /** By line: equal for lines between which it makes no difference which one is taken. */
  classes: v.record(v.string(), v.string()),
});
export type TruthFile = v.InferOutput<typeof TruthFileSchema>;

const STATUS: Readonly<Record<PayoutStatus, string>> = {
  pending: 'pending',
  inTransit: 'in_transit',
  paid: 'paid',
  failed: 'failed',
  canceled: 'canceled',
  unknown: '',
};

/** Writes `companies` folders of labelled companies of `payouts` payouts each. Returns their paths; throws if one can't be written. */
export function writeCases(
  folder: string,
  seed: string,
  { companies, payouts, noise }: { companies: number; payouts: number; noise: number },
): string[] {
  return Array.from({ length: companies }, (_, number) => {
    const path = join(folder, `company-${String(number).padStart(4, '0')}`);
    const files = caseFiles(makeLabelledCompany(seed, number, { payouts, noise }));
    mkdirSync(path, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return path;
  });
}

/** The three files of one company, by name. Payouts that never go to a bank account are left out: the columns can't say so. */
export function caseFiles(company: LabelledCompany): Readonly<Record<string, string>> {
  const shown = company.payouts.flatMap(({ destination }, at) => (destination === 'bank' ? [at] : []));
  return {
    [PAYOUTS_FILE]: payoutsCsv(company, shown),
    [BANK_FILE]: bankCsv(company),
    [TRUTH_FILE]: `${JSON.stringify(truthOf(company, shown), null, 1)}\n`,
  };
}

/** The name of the line at a position. */
const lineName = (at: number) => `${BANK_FILE}:${at + 2}`;

function payoutsCsv({ payouts }: LabelledCompany, shown: readonly number[]): string {
  const rows = shown
    .flatMap((at) => payouts[at] ?? [])
    .map((payout) => [
      payout.id,
      payout.provider,
      payout.connectionId,
      payout.currency,
      major(payout.amount, payout.currency),
      STATUS[payout.status],
      payout.arrivalDate,
      payout.method,
      payout.descriptor,
      payout.traceId,
      payout.description,
    ]);
  return csv(PAYOUT_COLUMNS, rows);
}

function bankCsv({ lines }: LabelledCompany): string {
  const rows = lines.map((line) => [
    line.date,
    major(line.amount, line.currency),
    line.payee,
    line.narrative,
    line.reference,
    line.currency,
  ]);
  return csv(BANK_COLUMNS, rows);
}

const major = (amount: Minor, currency: string) => toMajorText(amount, currency);

function csv(header: string, rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[header, ...rows.map((row) => row.map(cell).join(','))].join('\n')}\n`;
}

function truthOf(company: LabelledCompany, shown: readonly number[]): TruthFile {
  const clarity = clarityOf(company);
  const idsOf = (positions: readonly number[]) => positions.flatMap((at) => company.payouts[at]?.id ?? []);
  const payouts = shown.flatMap((at) => {
    const [payout, truth] = [company.payouts[at], company.truth[at]];
    if (payout === undefined || truth === undefined) return [];
    const { shape, lines, payouts: together } = truth;
    return {
      id: payout.id,
      shape,
      together: idsOf(together),
      lines: lines.map(lineName),
      clarity: clarity[at] ?? 'determinable',
      oneCase: idsOf(company.planted.get(at) ?? []),
    };
  });
  const classes = company.lines.map(({ date, amount, currency }, at) => {
    const name = `${date} ${amount} ${currency} ${company.marked[at] ?? false}`;
    return [lineName(at), name] as const;
  });
  return { version: 1, payouts, classes: Object.fromEntries(classes) };
}
