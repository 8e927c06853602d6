/** The company's business clients in the United States: their part of the books, and their statement at the bank. */
import { minor } from '../../../../shared/money.ts';
import { type AlternativeStory, createAlternativeStory } from './alternativeStory.ts';
import { withOwnSync } from './ownSync.ts';
import { renderOfx } from '../bankFiles.ts';
import { type DraftLine, otherLine, statementOf } from '../bankLine.ts';
import { STORY_END } from '../calendar.ts';
import type { DemoStory, SeedAccount, XeroSeed } from '../model.ts';
import { plainDate } from '../../../../shared/dates.ts';

const CURRENCY = 'USD';
const OPENING = 1_204_000;

export interface BusinessClients {
  readonly side: AlternativeStory;
  readonly bank: DemoStory['bank'];
  /** The company's books with the clients' accounts, contacts and invoices. */
  booksWith(seed: XeroSeed): XeroSeed;
  /** The statement of the dollar account as OFX. */
  bankFile(): string;
}

export interface BusinessClientsOptions {
  /** The newest payout that arrived holds a row of a type that doesn't exist yet (case 31). */
  readonly unknownType?: boolean;
  /** The provider's own Xero sync was on for one payout, which it booked (case 30). */
  readonly ownSync?: boolean;
}

/** Builds it. Without clock or chance: every call gives equal data. */
export function createBusinessClients(options: BusinessClientsOptions = {}): BusinessClients {
  const { ownSync = false } = options;
  const side = createAlternativeStory({ currency: CURRENCY, ...options });
  const lines = statementOf([...side.lines, ...others()]);
  const bank = { accountKey: 'usdBank', openingBalance: minor(OPENING), lines };
  const account = { currency: CURRENCY, bankId: '063012', number: '06301210849915' };
  return {
    side,
    bank,
    booksWith: (seed) => {
      const books = {
        ...seed,
        accounts: [...seed.accounts, ...accounts()],
        contacts: [...seed.contacts, ...side.contacts],
        invoices: [...seed.invoices, ...side.invoices],
      };
      return ownSync ? withOwnSync(books, side) : books;
    },
    bankFile: () => renderOfx({ asOf: STORY_END, bank }, account),
  };
}

function accounts(): SeedAccount[] {
  const common = { type: 'BANK', taxType: 'BASEXCLUDED', currency: CURRENCY } as const;
  return [
    { ...common, key: 'usdBank', code: '097', name: 'Business US Dollar Account', bankAccountNumber: '063012 10849915', openingBalance: minor(OPENING) },
    { ...common, key: 'usdClearing', code: '098', name: 'Alternative Payments Clearing', bankAccountNumber: '098ALTPAYUSD', openingBalance: minor(0) },
  ]; // prettier-ignore
}

/** What else is on the account: it must not be taken for payouts. */
function others(): DraftLine[] {
  return [
    otherLine(plainDate('2026-08-11'), -24_900, 'CLOUDHOST INC SUBSCRIPTION AUG'),
    otherLine(plainDate('2026-09-11'), -24_900, 'CLOUDHOST INC SUBSCRIPTION SEP'),
    otherLine(plainDate('2026-10-12'), -24_900, 'CLOUDHOST INC SUBSCRIPTION OCT'),
    otherLine(plainDate('2026-09-15'), 312_000, 'WIRE IN PACIFIC ROASTERS INV-7712'),
    otherLine(plainDate('2026-10-30'), -1_800_000, 'FX CONVERSION TO AUD ACCOUNT 10844471'),
  ];
}
