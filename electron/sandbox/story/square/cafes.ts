/** The company's two cafés: what they add to its books, and the statement of their own bank account. */
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { renderOfx } from '../bankFiles.ts';
import { type DraftLine, otherLine, statementOf } from '../bankLine.ts';
import { STORY_END } from '../calendar.ts';
import type { DemoStory, SeedAccount, XeroSeed } from '../model.ts';
import { type SquareStory, createSquareStory } from './squareStory.ts';

const OPENING = 1_896_540;

export interface Cafes {
  readonly side: SquareStory;
  readonly bank: DemoStory['bank'];
  /** The company's books with the cafés' accounts. */
  booksWith(seed: XeroSeed): XeroSeed;
  /** The statement of the cafés' account as OFX. */
  bankFile(): string;
}

/** Builds it. Without clock or chance: every call gives equal data. */
export function createCafes(): Cafes {
  const side = createSquareStory();
  const lines = statementOf([...together(side.lines).flatMap(inTwo).map(short), ...dailyLife(), ...VERIFIED]);
  const bank = { accountKey: 'cafesBank', openingBalance: minor(OPENING), lines };
  return {
    side,
    bank,
    booksWith: (seed) => ({ ...seed, accounts: [...seed.accounts, ...CAFE_ACCOUNTS] }),
    bankFile: () =>
      renderOfx({ asOf: STORY_END, bank }, { currency: 'AUD', bankId: '063012', number: '06301210852203' }),
  };
}

/** The day on which the bank credits both cafés in one sum (case 1), and the one on which it credits a payout in two (case 2). */
const TOGETHER = '2026-10-07';
const IN_TWO = '2026-10-13';

function together(lines: readonly DraftLine[]): DraftLine[] {
  const both = lines.filter(({ date }) => date === TOGETHER);
  const [first] = both;
  if (first === undefined) throw new Error(`No payout reaches the bank on ${TOGETHER}`);
  const amount = both.reduce((sum, line) => sum + line.amount, 0);
  const payoutIds = both.flatMap((line) => line.payoutIds);
  const one = { ...first, amount, payoutIds, hardCase: '1-two-cafes' };
  return [...lines.filter((line) => !both.includes(line)), one];
}

function inTwo(line: DraftLine, index: number, lines: readonly DraftLine[]): DraftLine[] {
  if (lines.findIndex(({ date }) => date === IN_TWO) !== index) return [line];
  const part = Math.floor(line.amount / 3);
  const hardCase = '2-in-two-lines';
  return [
    { ...line, amount: part, hardCase },
    { ...line, amount: line.amount - part, hardCase },
  ];
}

/** On this day the bank keeps its fee for receiving a payout (case 3). */
const SHORT = '2026-10-22';
const RECEIVING_FEE = 250;

function short(line: DraftLine, index: number, lines: readonly DraftLine[]): DraftLine {
  if (lines.findIndex(({ date }) => date === SHORT) !== index) return line;
  return { ...line, amount: line.amount - RECEIVING_FEE, hardCase: '3-short-by-a-fee' };
}

/** Square tries the account out with a cent before the first payout (case 26). */
const VERIFIED: readonly DraftLine[] = [1, -1].map((cent) =>
  otherLine(plainDate('2026-10-05'), cent, 'SQUARE AU PTY LTD ACCTVERIFY', '26-account-verification'),
);

const COMMON = { taxType: 'BASEXCLUDED', currency: 'AUD' } as const;
const BANK = { ...COMMON, type: 'BANK' } as const;
const OWED = { ...COMMON, type: 'CURRLIAB' } as const;
const HELD = { ...COMMON, type: 'CURRENT' } as const;

/** The cafés' accounts; what Square moves that isn't sales has a home of its own. */
const CAFE_ACCOUNTS: readonly SeedAccount[] = [
  {
    ...BANK,
    key: 'cafesBank',
    code: '099',
    name: 'Coral Bay Roasters Everyday Account',
    bankAccountNumber: '063012 10852203',
    openingBalance: minor(OPENING),
  },
  { ...BANK, key: 'squareClearing', code: '100', name: 'Square Clearing', bankAccountNumber: '100SQUAREAUD' },
  {
    ...COMMON,
    key: 'surcharges',
    code: '230',
    name: 'Surcharge Income',
    type: 'REVENUE',
    taxType: 'OUTPUT',
  },
  { ...HELD, key: 'squareReserves', code: '626', name: 'Square Reserves' },
  { ...HELD, key: 'squareBalance', code: '628', name: 'Square Balance' },
  { ...OWED, key: 'tips', code: '840', name: 'Tips Payable to Staff' },
  { ...OWED, key: 'giftCards', code: '841', name: 'Gift Cards Outstanding' },
  { ...OWED, key: 'squareLoan', code: '842', name: 'Square Loan' },
];

/** What else is on the account: it must not be taken for payouts. */
function dailyLife(): DraftLine[] {
  return OTHERS.map(([date, amount, narrative]) => otherLine(plainDate(date), amount, narrative));
}

const OTHERS: readonly (readonly [string, number, string])[] = [
  ['2026-10-06', -1_124_00, 'DIRECT DEBIT 301882 HARBOURSIDE LEASES'],
  ['2026-10-07', -386_40, 'DAIRY FARMERS COOP INV 88213'],
  ['2026-10-08', -5_290, 'SQ *SQUARE HARDWARE SYDNEY AUS CARD XX2203'],
  ['2026-10-09', 412_50, 'CASH DEPOSIT MANLY NSW'],
  ['2026-10-14', -401_15, 'DAIRY FARMERS COOP INV 88377'],
  ['2026-10-16', 388_00, 'CASH DEPOSIT MANLY NSW'],
  ['2026-10-19', 250_00, 'FAST TRANSFER FROM E MARLOWE CATERING DEPOSIT'],
  ['2026-10-21', -379_90, 'DAIRY FARMERS COOP INV 88540'],
  ['2026-10-23', 430_20, 'CASH DEPOSIT MANLY NSW'],
  ['2026-10-30', -990, 'ACCOUNT FEE'],
  ['2026-11-05', -1_124_00, 'DIRECT DEBIT 301882 HARBOURSIDE LEASES'],
  ['2026-11-11', -394_75, 'DAIRY FARMERS COOP INV 88902'],
  ['2026-11-13', -3_000_00, 'TRANSFER TO XX4471 COMMBANK APP'],
];
