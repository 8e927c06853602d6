/**
 * What each provider can tell and how far. The sync asks only for what is there, the mapping takes the proper name from
 * here. A new provider is a row here, a reader in `electron/providers` and a mapper beside this file.
 */
import type { Provider } from './model.ts';

const DAY = 86_400;

export interface ProviderCapabilities {
  /** As the provider writes itself: the name of its contact in the books, and what its accounts are looked for by. */
  readonly name: string;
  /** Whether it is read over the network. `file` isn't: its payouts come with the files. */
  readonly online: boolean;
  /** `provider.entries`: every movement of the balance, whether or not a payout claims it. */
  readonly listsEntries: boolean;
  /** `provider.balance`: its own figure, for the proof. */
  readonly tellsBalance: boolean;
  /** Which payouts tell what they hold: all (one that doesn't has nothing to tell), those made by its own schedule, or none. */
  readonly tiesEntries: 'all' | 'automatic' | 'none';
  /** Whether it says that a payout was made by its own schedule: `automatic`. */
  readonly tellsSchedule: boolean;
  /** Seconds back from the newest movement that a first pass reads. */
  readonly firstPass: number;
  /** Seconds before the last known movement that each pass reads again, for rows that come late. */
  readonly overlap: number;
  /** Seconds for which a payout that is `paid` may still turn `failed`; 0: never. */
  readonly failsWithin: number;
  /** Seconds after which an unfinished payout isn't asked for any more. */
  readonly lookBack: number;
  /** `provider.accounts`: whether one key may read other accounts than its own. */
  readonly listsAccounts: boolean;
  /** The name that `matching/text/providerNames.ts` knows its words on bank statements by; empty: none of its own. */
  readonly bankWords: string;
}

const USUAL = {
  online: true,
  listsEntries: true,
  tellsBalance: true,
  tiesEntries: 'all',
  tellsSchedule: true,
  firstPass: 366 * DAY,
  overlap: 3 * DAY,
  failsWithin: 14 * DAY,
  lookBack: 120 * DAY,
  listsAccounts: false,
} as const;

/** What each provider can tell. Sources: the providers' own references. */
export const CAPABILITIES: Readonly<Record<Provider, ProviderCapabilities>> = {
  // Paid may turn failed within five business days; two weeks leave room for holidays. Manual and instant payouts are untold.
  stripe: { ...USUAL, name: 'Stripe', tiesEntries: 'automatic', listsAccounts: true, bankWords: 'stripe' },
  // Lists entries of payouts only, and no balance of a seller.
  square: { ...USUAL, name: 'Square', listsEntries: false, tellsBalance: false, bankWords: 'square' },
  // A withdrawal isn't tied to what it holds: that is worked out from the balance. It is asked for what changed, so that what
  // was paid and came back is among it.
  xendit: {
    ...USUAL,
    name: 'Xendit',
    tiesEntries: 'none',
    tellsSchedule: false,
    failsWithin: 0,
    listsAccounts: true,
    bankWords: 'xendit',
  },
  // No balance, and no movements but those of payouts. A returned ACH debit may come 60 days late.
  alternativePayments: {
    ...USUAL,
    name: 'Alternative Payments',
    listsEntries: false,
    tellsBalance: false,
    bankWords: 'alternativepayments',
  },
  file: {
    ...USUAL,
    name: 'File',
    online: false,
    listsEntries: false,
    tellsBalance: false,
    tellsSchedule: false,
    failsWithin: 0,
    bankWords: '',
  },
};
