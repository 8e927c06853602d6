/** Names of providers in longer names, money paid in by hand, money for something else, and strays. */
import type { MatchPayout } from '../../../../../shared/matching/input.ts';
import { line, payout } from '../world.ts';
import { type GoldenCase, runCases } from './case.ts';

const DAY = '2026-11-12';

function of(provider: string, id: string, amount: number, more: Partial<MatchPayout> = {}): MatchPayout {
  return { ...payout(id, amount, DAY), provider, ...more };
}

const strangers = [
  ['stripe', 'STRIPE & SONS', 'FASTER PAYMENT', 'A firm of that name is a customer.'],
  ['stripe', 'STRIPE & SONS', 'CASH DEP BRANCH 046', 'A customer’s takings, paid in at the counter.'],
  ['stripe', '', 'STRIPE AND DAUGHTERS LTD', 'The same with the word written out.'],
  ['stripe', '', 'TRANSFER FROM STRIPE’S BAKERY', 'A possessive makes it somebody’s shop.'],
  ['square', '', 'TIMES SQUARE DENTAL PTY LTD', 'The word is a piece of an address in a firm’s name.'],
  [
    'square',
    '',
    'OSKO PAYMENT SQUARE ROOT CAFE PTY LTD',
    'A legal form doesn’t make it the provider’s company.',
  ],
  ['zeller', 'ANNA ZELLER', '', 'Zeller is a surname.'],
  ['mollie', 'MOLLIE SMITH', 'OSKO PAYMENT', 'Mollie is a first name.'],
  ['stripe', 'J SMITH', 'STRIPE PAYMENT', 'The payee is a person, whatever is written in the text.'],
  ['stripe', '', 'CHEQUE DEPOSIT STRIPE', 'A cheque is no payout.'],
  ['stripe', '', 'ATM DEP STRIPE 20261112', 'Notes at a machine are no payout.'],
  ['square', '', 'REMOTE DEPOSIT SQUARE', 'A cheque that was photographed.'],
  ['stripe', '', 'COUNTER CREDIT STRIPE', 'Money at the counter.'],
  ['stripe', '', 'STRIPE INV 20417', 'Nobody pays out against an invoice: a customer quotes one.'],
  [
    'stripe',
    'STRIPE PAYMENTS UK LTD',
    'SUBSCRIPTION REFUND',
    'The provider gives its own fee back: not takings.',
  ],
  ['square', '', 'SQUARE CAPITAL LOAN', 'The provider lends money: not takings.'],
  ['stripe', '', 'STRIPE KOPI SENJA', 'Another firm’s descriptor: this account has none that reads so.'],
] as const;

const senders = [
  ['stripe', 'STRIPE PAYMENTS UK LTD', 'STRIPE F8IJEWFG', ''],
  ['stripe', '', 'STRIPE TECHNOLOGY EUROPE LTD VIR SEPA', ''],
  ['stripe', '', 'Received money from Stripe Payments Uk Ltd with reference X', ''],
  ['stripe', '', 'ORIG CO NAME:STRIPE CO ENTRY DESCR:TRANSFER IND NAME:PACK & GO', ''],
  ['stripe', '', 'STRIPE DES:TRANSFER ID:ST-5ZHG5Y3YVT INDN:SMITH & SONS LLC CO ID:1800948598 CCD', ''],
  ['paypal', 'PayPal (Europe) S.a.r.l. et Cie, S.C.A.', 'PAYPAL HX7QWERTYU', ''],
  ['xendit', '', 'TRSF E-BANKING CR 0410/FTSCY/WS95051 1000.00 uuHqyM toko kami SINAR DIGITAL TERD', ''],
  ['gocardless', '', 'BACS GOCARDLESS ACME-X7QH3', ''],
  ['square', '', 'DIRECT CREDIT 12 NOV SQUARE AU PTY LTD', ''],
  ['stripe', '', 'STRIPE KILN COFFEE', 'KILN COFFEE SYDNEY'],
] as const;

const cases: readonly GoldenCase[] = [
  ...strangers.map(([provider, payee, narrative, why]): GoldenCase => ({
    name: `${payee}/${narrative} for ${provider}`,
    hard: 0,
    why: `${why} It may be looked at, never applied unseen.`,
    payouts: [of(provider, 'p_1', 500)],
    lines: [line('l1', 500, DAY, narrative, { payee })],
    expected: ['p_1 → l1 likely'],
  })),
  ...senders.map(([provider, payee, narrative, descriptor]): GoldenCase => ({
    name: `${payee}/${narrative} for ${provider}`,
    hard: 0,
    why: 'The provider sends it: banks’ words, codes and the account’s own name are beside it.',
    payouts: [of(provider, 'p_1', 500, { descriptor })],
    lines: [line('l1', 500, DAY, narrative, { payee })],
    expected: ['p_1 → l1 certain'],
  })),
  {
    name: 'a customer’s transfer the day before, and the payout’s own line without a mark',
    hard: 0,
    why: 'The mark on the first is a piece of a customer’s name, so the plain one on the day is likelier.',
    payouts: [payout('po_1', 9_800, '2026-12-11')],
    lines: [
      line('l1', 9_800, '2026-12-10', 'FASTER PAYMENT', { payee: 'STRIPE & SONS' }),
      line('l2', 9_800, '2026-12-11', 'SEPA CREDI'),
    ],
    expected: ['po_1 → l2 likely'],
  },
  {
    name: 'an equal payout that has no line follows in two business days',
    hard: 24,
    why: 'The line may be the second payout’s, come early, and the first one’s may be late: only the days speak, and weakly.',
    payouts: [payout('po_1', 300, '2026-11-10'), payout('po_2', 300, '2026-11-16')],
    lines: [line('l1', 300, '2026-11-12'), line('l2', 300, '2026-11-20')],
    expected: ['po_1 → l1 likely', 'po_2 → l2 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'an equal line of the provider that no payout explains',
    hard: 24,
    why: 'One of the two lines is another account’s or a payout’s that nobody told us of; the days don’t prove which.',
    payouts: [payout('po_1', 300, '2026-11-10')],
    lines: [line('l1', 300, '2026-11-10'), line('l2', 300, '2026-11-17')],
    expected: ['po_1 → l1 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'an equal line of the provider that names a payout nobody told of',
    hard: 24,
    why: 'Not all payouts are known, and the line without a name may be another such one’s.',
    payouts: [of('alternativepayments', '5a173dc2-fe35-473b-a5c7-f7f026025b74', 300)],
    lines: [
      line('l1', 300, DAY, 'ALTERNATIVE PAYMENTS INC', { reference: '95e36139-b465-42c8-ab5d-b0dd8c3c3403' }),
      line('l2', 300, '2026-11-13', 'ALTERNATIVE PAYMENTS INC'),
    ],
    expected: ['5a173dc2-fe35-473b-a5c7-f7f026025b74 → l2 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'three equal lines of the provider for two payouts',
    hard: 24,
    why: 'One line is a stranger’s, and it may be any of them: the first payout’s own may be the second line, late.',
    payouts: [payout('po_1', 300, '2026-11-03'), payout('po_2', 300, '2026-11-13')],
    lines: [line('l1', 300, '2026-11-05'), line('l2', 300, '2026-11-13'), line('l3', 300, '2026-11-16')],
    expected: ['po_1 → l1 likely', 'po_2 → l2 ambiguous'],
    says: ['otherExplanation'],
  },
  {
    name: 'an early line, and an equal payout of the week before that is late',
    hard: 24,
    why: 'Both payouts could have either line within the days that banks have taken.',
    payouts: [payout('po_1', 300, '2026-11-10'), payout('po_2', 300, '2026-11-18')],
    lines: [line('l1', 300, '2026-11-16'), line('l2', 300, '2026-11-18')],
    expected: ['po_1 → l1 likely', 'po_2 → l2 likely'],
  },
  {
    name: 'the same, but the line names the payout',
    hard: 24,
    why: 'An id is proof, whatever else is on the statement.',
    payouts: [payout('po_1AbcDefGhiJkl', 300, '2026-11-10')],
    lines: [line('l1', 300, '2026-11-10', 'STRIPE po_1AbcDefGhiJkl'), line('l2', 300, '2026-11-17')],
    expected: ['po_1AbcDefGhiJkl → l1 certain'],
  },
];

runCases(cases);
