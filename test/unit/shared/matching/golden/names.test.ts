/** What a bank's text names: providers, payouts, pieces of ids. */
import type { MatchPayout } from '../../../../../shared/matching/input.ts';
import { payoutKey } from '../../../../../shared/payout/model.ts';
import { line, payout } from '../world.ts';
import { type GoldenCase, runCases } from './case.ts';

const DAY = '2026-11-12';

function of(provider: string, id: string, amount: number, more: Partial<MatchPayout> = {}): MatchPayout {
  return { ...payout(id, amount, DAY), provider, ...more };
}

const cases: readonly GoldenCase[] = [
  ...(
    [
      ['square', 'Square Inc DES:SQ261112 ID:T2DJEJC0VJZ8W3K INDN:PACK & GO, LLC CO ID:9424300002 PPD'],
      ['xendit', 'TRSF E-BANKING CR 1211/FTSCY/WS95051 SINAR DIGITAL TERD'],
      ['paypal', 'PAYPAL TRANSFER PPD ID: PAYPALSD11'],
      ['gocardless', 'BACS GOCARDLESS ACME-X7QH3'],
      ['Alternative Payments', 'ALTERNATIVE PAYM DES:PAYOUT CO ID:8263863381 CCD'],
      ['Zahlbar', 'SEPA ZAHLBAR GMBH'],
    ] as const
  ).map(([provider, narrative]) => ({
    name: `${provider} as banks write it`,
    hard: 0,
    why: 'Every provider has its words, and one that is not known has its name.',
    payouts: [of(provider, 'p_1', 500)],
    lines: [line('l1', 500, DAY, narrative)],
    expected: ['p_1 → l1 certain'],
    says: ['descriptorSeen'] as const,
  })),
  {
    name: 'a person’s Cash App deposit',
    hard: 0,
    why: 'Square Inc DES:* Cash App is somebody’s wallet, not the card terminal’s payout.',
    payouts: [of('square', 'p_1', 500)],
    lines: [line('l1', 500, DAY, 'Square Inc DES:* Cash App ID:T3B7')],
    expected: ['p_1 → l1 likely'],
  },
  {
    name: 'the business’s own name on another provider’s deposit',
    hard: 0,
    why: 'The descriptor is the name of the café, which Stripe writes as well; the line says whose money it is.',
    payouts: [of('paypal', 'p_1', 500, { descriptor: 'ACME CAFE' })],
    lines: [line('l1', 500, DAY, 'STRIPE ACME CAFE')],
    expected: ['p_1 → – noLine'],
  },
  {
    name: 'a descriptor that holds another provider’s name',
    hard: 0,
    why: 'The café is on Market Square: the word is its own, not the card terminal’s.',
    payouts: [of('stripe', 'p_1', 500, { descriptor: 'MARKET SQUARE CAFE' })],
    lines: [line('l1', 500, DAY, 'MARKET SQUARE CAFE')],
    expected: ['p_1 → l1 certain'],
  },
  {
    name: 'the line names another payout of the provider',
    hard: 0,
    why: 'The amount and the day fit, but the reference is the id of a payout that is not this one.',
    payouts: [of('zeller', 'ZEL186204511203', 500)],
    lines: [line('l1', 500, DAY, 'ZELLER', { reference: 'ZEL904417730518' })],
    expected: ['ZEL186204511203 → – noLine'],
  },
  {
    name: 'an id cut short after a few characters, beside a line without one',
    hard: 0,
    why: 'The bank cut the reference; what is left of the id is still this payout’s and nobody else’s.',
    payouts: [payout('po_z8i3XWtXbHxDutpgn8FLYfeF', 500, DAY)],
    lines: [line('l1', 500, DAY, 'STRIPE'), line('l2', 500, DAY, 'STRIPE', { reference: 'po_z8i3XWt' })],
    expected: ['po_z8i3XWtXbHxDutpgn8FLYfeF → l2 certain'],
    says: ['payoutIdSeen'],
  },
  {
    name: 'twins whose ids the bank cut',
    hard: 23,
    why: 'Nothing but the beginning of the id tells them apart, and it must not be swapped.',
    payouts: [of('adyen', 'ADY110956937155', 500), of('adyen', 'ADY786269807345', 500)],
    lines: [
      line('l1', 500, DAY, 'ADYEN PAYOUT 961071', { reference: 'ADY7862698073' }),
      line('l2', 500, DAY, 'ADYEN PAYOUT 857791', { reference: 'ADY110956937' }),
    ],
    expected: ['ADY110956937155 → l2 certain', 'ADY786269807345 → l1 certain'],
  },
  {
    name: 'an id that begins like another',
    hard: 23,
    why: 'The line names po_100011, and po_10001 is a piece of that, not a name.',
    payouts: [payout('po_10001', 500, DAY), payout('po_100011', 500, DAY)],
    lines: [line('l1', 500, DAY, 'STRIPE po_100011')],
    expected: ['po_10001 → – noLine', 'po_100011 → l1 certain'],
  },
  {
    name: 'the payout’s own line lost its mark, and a stranger’s carries it',
    hard: 24,
    why: 'What is left of the text on the day is a short form of the later line’s: it may well be the payout’s own.',
    payouts: [of('adyen', 'ADY533834305230', 500)],
    lines: [
      line('l1', 500, DAY, 'DYN LMTD MRCHNT STTLMNT'),
      line('l2', 500, '2026-11-13', 'ADYEN LIMITED MERCHANT SETTLEMENT'),
    ],
    expected: ['ADY533834305230 → l2 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'two parts, one of which has the id but lost the provider’s name',
    hard: 2,
    why: 'Both lines carry the payout’s id: whatever else the bank did to the text, they are its parts.',
    payouts: [of('gocardless', 'POFRG97VPXJEP', 500)],
    lines: [
      line('l1', 300, DAY, 'GOCARDLESS LTD', { reference: 'POFRG97VPXJEP' }),
      line('l2', 200, DAY, 'GCRDLSS LTD', { reference: 'POFRG97VPXJEP' }),
    ],
    expected: ['POFRG97VPXJEP → l1+l2 certain'],
    says: ['payoutIdSeen'],
  },
  {
    name: 'two shops of one provider with equal payouts',
    hard: 23,
    why: 'The account’s descriptor is the stronger mark: the provider’s name stands on both lines.',
    payouts: [
      of('stripe', 'po_alpha', 500, { connectionId: 'a', key: 'a|po_alpha', descriptor: 'SHOP ALPHA' }),
      of('stripe', 'po_bravo', 500, { connectionId: 'b', key: 'b|po_bravo', descriptor: 'SHOP BRAVO' }),
    ],
    lines: [line('l1', 500, DAY, 'STRIPE SHOP BRAVO'), line('l2', 500, DAY, 'STRIPE SHOP ALPHA')],
    expected: ['po_alpha → l2 certain', 'po_bravo → l1 certain'],
  },
  {
    name: 'a line of the right amount that names the provider’s other shop',
    hard: 0,
    why: 'The other shop’s money of the same amount; what the first shop is owed hasn’t come.',
    payouts: [
      of('stripe', 'po_alpha', 500, { connectionId: 'a', key: 'a|po_alpha', descriptor: 'SHOP ALPHA' }),
      of('stripe', 'po_bravo', 700, { connectionId: 'b', key: 'b|po_bravo', descriptor: 'SHOP BRAVO' }),
    ],
    lines: [line('l1', 500, DAY, 'STRIPE SHOP BRAVO'), line('l2', 700, DAY, 'STRIPE SHOP BRAVO')],
    expected: ['po_alpha → l1 likely', 'po_bravo → l2 certain'],
    says: ['otherExplanation'],
  },
  {
    name: 'a line with another payout’s trace id',
    hard: 0,
    why: 'The trace id is the bank’s own name for a payment, and it is not this payout’s.',
    payouts: [
      payout('po_a', 500, DAY, { traceId: '123456789012' }),
      payout('po_b', 700, DAY, { traceId: '998877665544' }),
    ],
    lines: [line('l1', 500, DAY, 'STRIPE', { reference: '998877665544' })],
    expected: ['po_a → l1 likely', 'po_b → – noLine'],
    says: ['otherExplanation'],
  },
  {
    name: 'what a bank left of another PayPal payout’s id',
    hard: 0,
    why: 'Thirteen of seventeen characters are nobody else’s: the amount is the same by chance.',
    payouts: [of('paypal', '5HK83716WR204753L', 500), of('paypal', '9XJ46012TB881930C', 700)],
    lines: [line('l1', 500, DAY, 'PAYPAL TRANSFER 9XJ46012TB881')],
    expected: ['5HK83716WR204753L → l1 likely', '9XJ46012TB881930C → – noLine'],
    says: ['otherExplanation'],
  },
  {
    name: 'a deposit of two payouts that names one of them',
    hard: 0,
    why: 'The bank writes one reference for a sum; it is one of the payouts in it.',
    payouts: [
      payout('po_a', 3_417, DAY, { traceId: '123456789012' }),
      payout('po_b', 2_081, DAY, { traceId: '998877665544' }),
    ],
    lines: [line('l1', 5_498, DAY, 'STRIPE', { reference: '998877665544' })],
    expected: ['po_a+po_b → l1 certain'],
  },
  {
    name: 'a deposit of two payouts that names a third one',
    hard: 0,
    why: 'The sum fits and the reference doesn’t.',
    payouts: [
      payout('po_a', 3_417, DAY),
      payout('po_b', 2_081, DAY),
      payout('po_c', 7_003, DAY, { traceId: '998877665544' }),
    ],
    lines: [line('l1', 5_498, DAY, 'STRIPE', { reference: '998877665544' })],
    expected: ['po_a+po_b → l1 likely', 'po_c → – noLine'],
    says: ['otherExplanation'],
  },
  {
    name: 'a line with the trace id of a payout that is decided',
    hard: 0,
    why: 'What is decided keeps its name: the line is a part or a copy of it, or somebody’s slip.',
    payouts: [payout('po_a', 500, DAY), payout('po_b', 700, '2026-11-02', { traceId: '998877665544' })],
    lines: [line('l1', 500, DAY, 'STRIPE', { reference: '998877665544' }), line('l2', 700, '2026-11-02')],
    more: { decisions: [{ payoutKeys: [payoutKey('c1', 'po_b')], lineKeys: ['l2'] }] },
    expected: ['po_a → l1 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'a shop whose name begins like its sister’s',
    hard: 0,
    why: 'A text with the whole longer name is the sister’s; one with the shorter name may be either, which the amount tells.',
    payouts: [
      of('stripe', 'po_kiln', 500, { connectionId: 'a', key: 'a|po_kiln', descriptor: 'KILN COFFEE' }),
      of('stripe', 'po_kiln2', 600, { connectionId: 'a', key: 'a|po_kiln2', descriptor: 'KILN COFFEE' }),
      of('stripe', 'po_syd', 700, { connectionId: 'b', key: 'b|po_syd', descriptor: 'KILN COFFEE SYDNEY' }),
    ],
    lines: [
      line('l1', 500, DAY, 'STRIPE KILN COFFEE SYDNEY'),
      line('l2', 600, DAY, 'STRIPE KILN COFFEE'),
      line('l3', 700, DAY, 'STRIPE KILN COFFEE'),
    ],
    expected: ['po_kiln → l1 likely', 'po_kiln2 → l2 certain', 'po_syd → l3 certain'],
  },
  {
    name: 'another account’s descriptor that says nothing',
    hard: 0,
    why: 'STRIPE PAYMENTS is what every line of the provider says, not the name of an account.',
    payouts: [
      of('stripe', 'po_kiln', 500, { connectionId: 'a', key: 'a|po_kiln', descriptor: 'KILN COFFEE' }),
      of('stripe', 'po_any', 700, { connectionId: 'b', key: 'b|po_any', descriptor: 'STRIPE PAYMENTS' }),
    ],
    lines: [line('l1', 500, DAY, 'STRIPE PAYMENTS 2611')],
    expected: ['po_kiln → l1 certain', 'po_any → – noLine'],
  },
];

runCases(cases);
