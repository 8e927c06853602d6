/** Every entry type of every provider, and what it is to us: asked of the mappers' own functions. */
import { alternativeKind, alternativeWords } from '../../../shared/payout/alternativePayments/kind.ts';
import { signedKind } from '../../../shared/payout/file/entry.ts';
import { SHIPPED_PROFILES } from '../../../shared/payout/file/shippedProfiles.ts';
import { minor } from '../../../shared/money.ts';
import type { EntryKind } from '../../../shared/payout/model.ts';
import { squareKind, squareTypes } from '../../../shared/payout/square/kind.ts';
import { stripeKind, stripeWords } from '../../../shared/payout/stripe/kind.ts';
import { xenditKind, xenditTypes } from '../../../shared/payout/xendit/kind.ts';

export interface TypeRow {
  readonly type: string;
  /** What it is where it brings money into the balance, and where it takes some out: often the same. */
  readonly moneyIn: EntryKind | 'skip';
  readonly moneyOut: EntryKind | 'skip';
}

export interface TypeTable {
  readonly title: string;
  /** What the types are, and what else there is to know. */
  readonly text: string;
  readonly rows: readonly TypeRow[];
}

const rowsOf = (types: readonly string[], kindOf: (type: string, sign: 1 | -1) => EntryKind): TypeRow[] =>
  types.map((type) => ({ type, moneyIn: kindOf(type, 1), moneyOut: kindOf(type, -1) }));

/** A table for each provider and kind of file, in a fixed order. */
export function typeTables(): readonly TypeTable[] {
  const stripe = stripeWords();
  const alternative = alternativeWords();
  return [
    {
      title: 'Stripe: reporting categories',
      text: 'The reporting category of a balance transaction decides. One that isn’t listed is `unknown`: kept, shown, and left to a person.',
      rows: rowsOf(stripe.categories, (category, sign) => stripeKind(category, '', sign)),
    },
    {
      title: 'Stripe: types',
      text: 'The type stands in where the category is absent or new, and refines `other_adjustment` and `fee`.',
      rows: rowsOf(stripe.types, (type, sign) => stripeKind('', type, sign)),
    },
    {
      title: 'Square: activity types',
      text: 'All activity types of a payout’s entries. Tips, taxes, discounts, service charges and gift cards are parts of a sale, read from its order.',
      rows: rowsOf(squareTypes(), squareKind),
    },
    {
      title: 'Xendit: types',
      text: 'Types of transactions. `OTHER` says nothing and is `unknown`. Fees and the tax on them come with each transaction and are booked as fees.',
      rows: rowsOf(xenditTypes(), (type, sign) => xenditKind(type, sign > 0)),
    },
    {
      title: 'Alternative Payments: words in a row’s type',
      text: 'The first pattern that the type fits decides; a payment with a good status is a `charge`. A bank debit (ACH, EFT) that comes back is a `chargeFailure`, not a dispute.',
      rows: alternative.types.map(([words, kind]) => ({ type: words, moneyIn: kind, moneyOut: kind })),
    },
    {
      title: 'Alternative Payments: words in a payment’s status',
      text: 'What became of a payment. Whether the row is the payment itself or its return, the payout’s total tells; listed is the return of a card payment.',
      rows: alternative.statuses.map(([words]) => {
        const kind = alternativeKind('payment', words.split('|')[0] ?? '', 'card').orElse ?? 'unknown';
        return { type: words, moneyIn: kind, moneyOut: kind };
      }),
    },
    ...SHIPPED_PROFILES.map(profileTable),
  ];
}

function profileTable({ provider, layout, kinds }: (typeof SHIPPED_PROFILES)[number]): TypeTable {
  const signed = (kind: EntryKind | 'skip', sign: 1 | -1) =>
    kind === 'skip' ? kind : signedKind(kind, minor(sign));
  return {
    title: `${provider} by file`,
    text:
      layout === 'payouts'
        ? 'A row of the file is a payout: its total of payments is a `charge`, its fees are fees.'
        : 'Texts of the type column, in lower case. One that isn’t listed is `unknown`; `skip` didn’t move the balance.',
    rows: Object.entries(kinds).map(([type, kind]) => ({
      type,
      moneyIn: signed(kind, 1),
      moneyOut: signed(kind, -1),
    })),
  };
}
