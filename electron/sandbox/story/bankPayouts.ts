/** How Stripe's payouts show on the bank statement. */
import { plainDate, type PlainDate } from '../../../shared/dates.ts';
import type { DraftLine } from './bankLine.ts';
import { addOpenDays, isBankDay } from './calendar.ts';
import { FAILED_PAYOUT, LATE, LUMPED } from './payoutPlan.ts';
import { traceValue } from './payoutObject.ts';
import type { StoryPayout } from './payouts.ts';
import { codeFor } from './random.ts';

/** The bank's user id for Stripe's direct entries. */
const DIRECT_ENTRY_ID = '507006';

function narrativeOf(payout: StoryPayout, words: string, withTrace: boolean): string {
  const code = codeFor(`bank|${payout.id}`, 12, '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ');
  const text = `STRIPE ST-${code} ${words} ${DIRECT_ENTRY_ID}`;
  return withTrace ? `${text} ${traceValue(payout.id)}` : text;
}

function bankDate(payout: StoryPayout): PlainDate {
  const late = payout.kind === 'automatic' ? (LATE.get(payout.date) ?? 0) : 0;
  return addOpenDays(payout.arrival, late, isBankDay);
}

function tags(...all: readonly string[]): string {
  return [...new Set(all.flatMap((tag) => tag.split('+')))].filter((tag) => tag !== '').join('+');
}

function singleLine(payout: StoryPayout, index: number): DraftLine[] {
  const date = bankDate(payout);
  const drift = date === payout.arrival ? '' : '24-drift';
  const words = payout.amount < 0 ? 'DIRECT DEBIT' : 'DIRECT CREDIT';
  const line: DraftLine = {
    date,
    amount: payout.amount,
    narrative: narrativeOf(payout, words, index % 3 === 0),
    payoutIds: [payout.id],
    hardCase: tags(payout.hardCase, drift),
  };
  if (!payout.failed) return [line];
  const returned = narrativeOf(payout, 'DIRECT CREDIT RETURNED', false);
  const back = { ...line, amount: -payout.amount, narrative: returned };
  return [line, { ...back, date: plainDate(FAILED_PAYOUT.returned), hardCase: '6-returned' }];
}

function lumpedLine(payouts: readonly StoryPayout[], on: string): DraftLine[] {
  const [first] = payouts;
  if (!first) return [];
  const drift = payouts.some((payout) => !isBankDay(payout.arrival)) ? '24-drift' : '';
  return [
    {
      date: plainDate(on),
      amount: payouts.reduce((sum, payout) => sum + payout.amount, 0),
      narrative: narrativeOf(first, 'DIRECT CREDIT', false),
      payoutIds: payouts.map((payout) => payout.id),
      hardCase: tags('1-lumped', drift, ...payouts.map((payout) => payout.hardCase)),
    },
  ];
}

/** The statement's lines for all payouts that reach the bank: one each, one for several, or credit and return. */
export function payoutLines(payouts: readonly StoryPayout[]): DraftLine[] {
  const toBank = payouts.filter((payout) => payout.kind !== 'canceled' && payout.kind !== 'card');
  const lumpOf = (payout: StoryPayout): (typeof LUMPED)[number] | undefined =>
    payout.kind === 'automatic' ? LUMPED.find((lump) => lump.payouts.includes(payout.date)) : undefined;
  const single = toBank.filter((payout) => !lumpOf(payout)).flatMap(singleLine);
  const lumped = LUMPED.flatMap((lump) =>
    lumpedLine(
      toBank.filter((payout) => lumpOf(payout) === lump),
      lump.on,
    ),
  );
  return [...single, ...lumped];
}
