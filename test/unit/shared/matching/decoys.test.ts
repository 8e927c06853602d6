/** Lines that look like a provider's payout and are somebody else's money: whatever shape they fit, they are never certain. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../../../../shared/dates.ts';
import type { MatchPayout } from '../../../../shared/matching/input.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { line, payout, run } from './world.ts';

const START = plainDate('2026-11-02');

type Text = Pick<StatementLine, 'payee' | 'narrative' | 'reference'>;

/** A provider with the word that banks write, and what it is called as a company. */
const providers = [
  ['stripe', 'STRIPE', 'Stripe Payments Australia Pty Ltd'],
  ['square', 'SQUARE', 'SQUARE AU PTY LTD'],
  ['paypal', 'PAYPAL', 'PayPal (Europe) S.à r.l. et Cie, S.C.A.'],
  ['gocardless', 'GOCARDLESS', 'GOCARDLESS LTD'],
  ['mollie', 'MOLLIE', 'Mollie B.V.'],
  ['zeller', 'Zeller', 'ZELLER AUSTRALIA PTY LTD'],
  ['tyro', 'TYRO', 'TYRO PAYMENTS LIMITED'],
  ['xendit', 'XENDIT', 'PT SINAR DIGITAL TERDEPAN'],
  ['zahlbar', 'ZAHLBAR', 'Zahlbar GmbH'],
] as const;
const providerArb = fc.constantFrom(...providers);
const surnameArb = fc.constantFrom(
  'SMITH',
  'NGUYEN',
  'O’BRIEN',
  'MÜLLER',
  'WIJAYA',
  'DUPONT',
  'McGREGOR',
  'JONES',
);
const givenArb = fc.constantFrom('ANNA', 'J', 'MR', 'SITI', 'JEAN', 'MARY JANE', 'MME');
const tradeArb = fc.constantFrom('BAKERY', 'CAFE', 'PLUMBING', 'DENTAL', 'BOOKS', 'HAIR', 'TIMBER', 'YOGA');
const placeArb = fc.constantFrom('RED', 'MARKET', 'TIMES', 'OLD', 'BLUE FERN', 'LITTLE');
const formArb = fc.constantFrom('', ' PTY LTD', ' LTD', ' LLC', ' GMBH', ' SARL', ' PT');
const beforeArb = fc.constantFrom(
  '',
  'OSKO PAYMENT ',
  'TRANSFER FROM ',
  'FASTER PAYMENT ',
  'DIRECT CREDIT 012345 ',
  'VIR SEPA ',
  'TRSF E-BANKING CR ',
);
const afterArb = fc.constantFrom('', ' 20417', ' INV 20417', ' RENT', ' REF 8812', ' NOV');
const joinArb = fc.constantFrom(' & ', ' AND ', ' + ', '&');

type Fill = { readonly word: string; readonly entity: string };
type Decoy = fc.Arbitrary<(fill: Fill) => Text>;

const inEither = (name: fc.Arbitrary<(word: string) => string>): Decoy =>
  fc
    .record({
      name,
      before: beforeArb,
      after: afterArb,
      isPayee: fc.boolean(),
      filler: fc.constantFrom('', 'FASTER PAYMENT', 'DEPOSIT', 'OSKO PAYMENT 88'),
    })
    .map(
      ({ name: make, before, after, isPayee, filler }) =>
        ({ word }) =>
          isPayee
            ? { payee: make(word), narrative: `${filler}${after}`.trim(), reference: '' }
            : { payee: '', narrative: `${before}${make(word)}${after}`, reference: '' },
    );

const families: Decoy = inEither(
  fc
    .record({
      join: joinArb,
      tail: fc.constantFrom('SONS', 'CO', 'DAUGHTERS', 'PARTNERS', 'BROS', 'FILS'),
      form: formArb,
    })
    .map(
      ({ join, tail, form }) =>
        (word) =>
          `${word}${join}${tail}${form}`,
    ),
);
const behind: Decoy = inEither(
  fc.record({ join: joinArb, surname: surnameArb, form: formArb }).map(
    ({ join, surname, form }) =>
      (word) =>
        `${surname}${join}${word}${form}`,
  ),
);
const possessives: Decoy = inEither(
  fc.record({ mark: fc.constantFrom('’', "'", '`'), trade: tradeArb, form: formArb }).map(
    ({ mark, trade, form }) =>
      (word) =>
        `${word}${mark}s ${trade}${form}`,
  ),
);
const firms: Decoy = inEither(
  fc.record({ trade: tradeArb, form: formArb }).map(
    ({ trade, form }) =>
      (word) =>
        `${word} ${trade}${form}`,
  ),
);
const places: Decoy = inEither(
  fc.record({ place: placeArb, form: formArb }).map(
    ({ place, form }) =>
      (word) =>
        `${place} ${word}${form}`,
  ),
);
const people: Decoy = inEither(
  fc.oneof(
    givenArb.map((given) => (word: string) => `${given} ${word}`),
    surnameArb.map((surname) => (word: string) => `${word} ${surname}`),
  ),
);
/** Somebody is the payee, and the provider's word is in what he wrote. */
const writers: Decoy = fc
  .record({ given: givenArb, surname: surnameArb, before: beforeArb, after: afterArb })
  .map(({ given, surname, before, after }) => ({ word }) => ({
    payee: `${given} ${surname}`,
    narrative: `${before}${word}${after}`,
    reference: '',
  }));
const paidIn: Decoy = fc
  .record({
    how: fc.constantFrom(
      'CASH DEP',
      'CASH DEPOSIT',
      'CHEQUE DEPOSIT',
      'CHECK DEP',
      'CHQ DEP',
      'COUNTER CREDIT',
      'ATM DEP',
      'ATM DEPOSIT',
      'REMOTE DEPOSIT',
      'MOBILE DEPOSIT',
      'DEPOSIT CASH',
      'BRANCH DEPOSIT',
      'CHEQUE 000417',
      'SETOR TUNAI',
      'REMISE DE CHEQUES',
      'VERSEMENT ESPECES',
    ),
    isFirst: fc.boolean(),
    isPayee: fc.boolean(),
  })
  .map(
    ({ how, isFirst, isPayee }) =>
      ({ word, entity }) =>
        isPayee
          ? { payee: entity, narrative: `${how} BRANCH 046`, reference: '' }
          : { payee: '', narrative: isFirst ? `${how} ${word}` : `${word} ${how}`, reference: '' },
  );
/** What the provider itself gives back, lends or charges. */
const business: Decoy = fc
  .record({
    what: fc.constantFrom(
      'SUBSCRIPTION',
      'FEES',
      'MONTHLY FEE',
      'REFUND',
      'CAPITAL LOAN',
      'BILLING',
      'INVOICE 2611',
      'TERMINAL RENTAL',
      'CASH ADVANCE',
      'HARDWARE',
    ),
    isPayee: fc.boolean(),
  })
  .map(
    ({ what, isPayee }) =>
      ({ word, entity }) =>
        isPayee
          ? { payee: entity, narrative: what, reference: '' }
          : { payee: '', narrative: `${word} ${what}`, reference: '' },
  );
const purchases: Decoy = fc
  .record({
    shop: tradeArb,
    mark: fc.constantFrom('SQ *', 'PAYPAL *', 'SP * ', 'STRIPE* '),
    after: fc.constantFrom('', ' REFUND', ' AUS CARD XX4471'),
  })
  .map(({ shop, mark, after }) => () => ({ payee: '', narrative: `${mark}${shop}${after}`, reference: '' }));
/** Another firm that is paid by the same provider. */
const others: Decoy = fc
  .record({ place: placeArb, trade: tradeArb, before: fc.constantFrom('', 'DIRECT CREDIT 012345 ') })
  .map(({ place, trade, before }) => ({ word }) => ({
    payee: '',
    narrative: `${before}${word} ${place} ${trade}`,
    reference: '',
  }));
/** With places for the provider's word and its company, so that a counterexample can be read. */
const decoyArb = fc
  .oneof(families, behind, possessives, firms, places, people, writers, paidIn, business, purchases, others)
  .map((make) => make({ word: '{word}', entity: '{entity}' }));

function filled(text: Text, { word, entity }: Fill): Text {
  const put = (part: string) => part.replaceAll('{word}', word).replaceAll('{entity}', entity);
  return { payee: put(text.payee), narrative: put(text.narrative), reference: put(text.reference) };
}

const worldArb = fc.record({
  provider: providerArb,
  descriptor: fc.constantFrom('', '', 'KILN COFFEE', 'PROVIDER'),
  shape: fc.constantFrom('single', 'batch', 'split', 'returned', 'negative'),
  decoy: decoyArb,
  second: decoyArb,
  day: fc.integer({ min: 0, max: 4 }),
  own: fc.constantFrom('none', 'same', 'later', 'bare'),
  /** Punctual lines of other payouts of the account, so that its lines are known to carry a mark. */
  history: fc.integer({ min: 0, max: 3 }),
});

type Drawn = typeof worldArb extends fc.Arbitrary<infer T> ? T : never;

const AMOUNT = 48_317;

interface Scene {
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
}

function decoyLines(drawn: Drawn): StatementLine[] {
  const [, word, entity] = drawn.provider;
  const day = addDays(START, drawn.day);
  const first = filled(drawn.decoy, { word, entity });
  const second = filled(drawn.second, { word, entity });
  const put = (key: string, amount: number, on: string, text: Text) =>
    line(key, amount, on, text.narrative, text);
  if (drawn.shape === 'split')
    return [put('decoy1', 20_000, day, first), put('decoy2', AMOUNT - 20_000, day, second)];
  if (drawn.shape === 'returned')
    return [put('decoy1', AMOUNT, day, first), put('decoy2', -AMOUNT, addDays(day, 2), second)];
  if (drawn.shape === 'negative') return [put('decoy1', -AMOUNT, day, first)];
  return [put('decoy1', AMOUNT, day, first)];
}

function scene(drawn: Drawn): Scene {
  const [provider, word, entity] = drawn.provider;
  const descriptor = drawn.descriptor === 'PROVIDER' ? word : drawn.descriptor;
  const make = (id: string, amount: number, on: string): MatchPayout => ({
    ...payout(id, amount, on, {
      descriptor,
      status: drawn.shape === 'returned' && id === 'po_1' ? 'failed' : 'paid',
    }),
    provider,
  });
  const parts =
    drawn.shape === 'batch' ? [17_000, AMOUNT - 17_000] : [drawn.shape === 'negative' ? -AMOUNT : AMOUNT];
  const past = Array.from({ length: drawn.history }, (_, at) => at);
  const payouts = [
    ...parts.map((amount, at) => make(`po_${at + 1}`, amount, START)),
    ...past.map((at) => make(`po_past${at}`, 90_001 + at, START)),
  ];
  const own =
    drawn.own === 'none' || drawn.shape !== 'single'
      ? []
      : [
          line(
            'own',
            AMOUNT,
            addDays(START, drawn.own === 'later' ? 9 : drawn.day),
            drawn.own === 'bare' ? 'DEPOSIT' : 'DIRECT CREDIT',
            { payee: drawn.own === 'bare' ? '' : entity },
          ),
        ];
  const lines = [
    ...decoyLines(drawn),
    ...own,
    ...past.map((at) => line(`past${at}`, 90_001 + at, START, 'DIRECT CREDIT', { payee: entity })),
  ];
  return { payouts, lines };
}

test('somebody else’s money is never certain, whatever the provider’s word is doing in its text', () => {
  let [certain, decoys] = [0, 0];
  fc.assert(
    fc.property(worldArb, (drawn) => {
      const { payouts, lines } = scene(drawn);
      for (const match of run(payouts, lines).matches) {
        if (match.lineKeys.some((key) => key.startsWith('decoy'))) decoys += 1;
        if (match.verdict !== 'certain') continue;
        certain += 1;
        expect(match.lineKeys.filter((key) => key.startsWith('decoy'))).toEqual([]);
      }
    }),
    { numRuns: 4_000 },
  );
  // It isn't that nothing is ever certain, or that no decoy is ever in question.
  expect(certain).toBeGreaterThan(1_000);
  expect(decoys).toBeGreaterThan(1_000);
});

const genuineArb = fc.record({
  provider: providerArb,
  before: fc.constantFrom(
    '',
    'DIRECT CREDIT 012345 ',
    'TRANSFER FROM ',
    'ACH CREDIT ',
    'SEPA ',
    'VIREMENT DE ',
    'TRANSFER DARI ',
    'ORIG CO NAME:',
  ),
  after: fc.constantFrom(
    '',
    ' PAYOUT',
    ' 8841203',
    ' TRANSFER ST-5ZHG5Y3YVT',
    ' DES:TRANSFER INDN:SMITH & SONS LLC CO ID:1800948598',
    ' REF: ANNA’S CAFE',
    ' 12 NOV',
  ),
  isPayee: fc.boolean(),
});

test('what the provider sends is certain, however a bank writes it', () => {
  fc.assert(
    fc.property(genuineArb, ({ provider: [provider, word, entity], before, after, isPayee }) => {
      const text: Text = isPayee
        ? { payee: entity, narrative: `${before}${after}`.trim(), reference: '' }
        : { payee: '', narrative: `${before}${word}${after}`, reference: '' };
      const { matches } = run(
        [{ ...payout('po_1', 500, START), provider }],
        [line('l1', 500, START, text.narrative, text)],
      );
      expect(matches.map(({ verdict }) => verdict)).toEqual(['certain']);
    }),
    { numRuns: 1_500 },
  );
});
