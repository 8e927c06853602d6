/** Names of providers as users and banks write them, and lines that look like theirs. */
import type { MatchPayout } from '../../../../../shared/matching/input.ts';
import { line, payout } from '../world.ts';
import { type GoldenCase, runCases } from './case.ts';

const DAY = '2026-11-12';

function of(provider: string, id: string, more: Partial<MatchPayout> = {}): MatchPayout {
  return { ...payout(id, 48_207, DAY), provider, ...more };
}

const OWN = [
  ['Shopify Payments', 'SHOPIFY TRANSFER ST-9X2'],
  ['shopify_payments', 'CR SHOPIFY PAYOUT'],
  ['Adyen N.V.', 'SEPA ADYEN BV SETTLEMENT'],
  ['SumUp', 'SUMUP PAYMENTS PID12345'],
  ['PayPal Australia', 'TFR PAYPAL AUSTRALIA 1029'],
  ['GoCardless Ltd', 'BACS GOCARDLESS ACME-X7QH3'],
  ['Square Inc', 'ACH CREDIT SQUARE INC SQ ON 11/12'],
  ['Xendit', 'TRANSFER DARI XENDIT One Gate Payment #1'],
  ['my_pos', 'MYPOS PAYOUT 11-12'],
  ['MyPos', 'MY POS PAYOUT'],
] as const;

const NOT_CERTAIN = [
  ['square', 'SQ *CORNER CAFE', 'What a card holder sees: a purchase, not a payout.', 'likely'],
  ['paypal', 'PAYPAL *HOSTING', 'What a card holder sees: a purchase, not a payout.', 'likely'],
  [
    'xendit',
    'SWITCHING CR TRANSFER DR 523 KPO BSS',
    'One customer’s own transfer, not a withdrawal.',
    'likely',
  ],
  ['my_pos', 'DEPOT MYPOSTERS PTY', 'The name is only a piece of another one.', 'likely'],
] as const;

const OTHERS = [
  ['stripe', 'po_AAAAAAAAAAAAAAAA', 'STRIPE PO_BBBBBBBBBBBBBBBB'],
  ['gocardless', 'PO0003HJ4KLMN', 'GOCARDLESS PO0009ZX8CVBN'],
  ['stripe', 'po_AAAAAAAAAAAAAAAA', 'GOCARDLESS PO0009ZX8CVBN'],
  ['square', 'po_4d28e6c4-7dd5-4de4-8ec9', 'SQUARE INC po_9a11c0de-1111-4de4-8ec9'],
  ['paypal', '8MC585209K746392H', 'PAYPAL TRANSFER 5TY05013RG002845M'],
  ['xendit', 'disb-7baa7335-a0b2-4678-bb8c-318c0167f332', 'XENDIT disb-11112222-a0b2-4678-bb8c-318c0167f332'],
] as const;

const cases: readonly GoldenCase[] = [
  ...OWN.map(([provider, narrative]) => ({
    name: `${provider}: ${narrative}`,
    hard: 0,
    why: 'However the name is spaced, cased or ended, it is the provider’s.',
    payouts: [of(provider, 'p_1')],
    lines: [line('l1', 48_207, DAY, narrative)],
    expected: ['p_1 → l1 certain'],
  })),
  ...NOT_CERTAIN.map(([provider, narrative, why, verdict]) => ({
    name: `${provider}: ${narrative}`,
    hard: 29,
    why,
    payouts: [of(provider, 'p_1')],
    lines: [line('l1', 48_207, DAY, narrative)],
    expected: [`p_1 → l1 ${verdict}`],
  })),
  ...OTHERS.map(([provider, id, narrative]) => ({
    name: `${provider} ${id}: ${narrative}`,
    hard: 0,
    why: 'The line names a payout, and not this one.',
    payouts: [of(provider, id)],
    lines: [line('l1', 48_207, DAY, narrative)],
    expected: [`${id} → – noLine`],
  })),
];

runCases(cases);
