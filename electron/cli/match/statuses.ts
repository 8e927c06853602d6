/** Words for a payout's status, as providers write them. */
import type { PayoutStatus } from '../../../shared/payout/model.ts';

const WORDS: readonly (readonly [PayoutStatus, string])[] = [
  ['paid', 'paid succeeded success completed complete settled sent deposited'],
  ['pending', 'pending creating processing analyzing scheduled approved submitted upcoming new'],
  ['inTransit', 'in_transit intransit transit'],
  ['failed', 'failed returned bounced rejected denied reversed'],
  ['canceled', 'canceled cancelled voided void'],
];

const statuses = new Map<string, PayoutStatus>();
for (const [status, words] of WORDS) for (const word of words.split(' ')) statuses.set(word, status);

/** The status that a word means, `unknown` if none; an empty one is taken as paid. */
export function statusOf(text: string): PayoutStatus {
  const word = text.toLowerCase().replace(/[\s-]+/g, '_');
  return word === '' ? 'paid' : (statuses.get(word) ?? 'unknown');
}
