/** The marks by which a bank's text can speak of a payout. */
import { keepShape } from '../kept.ts';
import type { MatchPayout } from '../input.ts';
import { normaliseNarrative } from '../../statement/narrative.ts';
import { isNumbered, shapeOf, squeeze } from './namedIds.ts';
import { providerKey, unlistedName } from './providerNames.ts';

/** Words of the user for a payout's account, and those for other accounts; normalised, the longest first. */
export interface AliasWords {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** US ACH cuts a descriptor to ten characters (company entry description). */
export const CUT_DESCRIPTOR = 10;
export const SHORTEST_DESCRIPTOR = 4;
export const NO_ALIASES: AliasWords = { own: [], others: [] };

/** What the marks of all payouts of a provider with the same descriptor and aliases have in common: one object for all of them. */
export interface AccountMarks {
  /** As the table of providers spells it. */
  readonly provider: string;
  /** The name of a provider that the table doesn't know, as a text would have it; else empty. */
  readonly name: string;
  /** The payout's own descriptor, normalised; empty if too short to tell anything. */
  readonly own: string;
  /** Its first characters, if the descriptor is longer than ACH keeps. */
  readonly cut: string;
  readonly aliases: AliasWords;
}

/** A payout's marks, prepared once for all the lines it is held against. */
export interface PayoutMarks {
  readonly account: AccountMarks;
  readonly id: string;
  /** The shape of the id: a text that names an id of this shape speaks of one payout of the provider. */
  readonly shape: string;
  readonly trace: string;
  /** Its names have many digits: texts without are not held against them. */
  readonly isNumbered: boolean;
}

function accountMarks(provider: string, descriptor: string, aliases: AliasWords): AccountMarks {
  const normal = descriptor === '' ? '' : normaliseNarrative(descriptor);
  const own = normal.length >= SHORTEST_DESCRIPTOR ? normal : '';
  return {
    provider: providerKey(provider),
    name: unlistedName(provider),
    own,
    cut: own.length > CUT_DESCRIPTOR ? own.slice(0, CUT_DESCRIPTOR).trim() : '',
    aliases,
  };
}

/** By provider as payouts have it, then by descriptor. There are few, but where someone writes something else into them. */
type Known = Map<string, Map<string, AccountMarks>>;

const knownAccounts = new WeakMap<AliasWords, Known>();
const MOST_DESCRIPTORS = 1_000;

function accountOf({ provider, descriptor }: Named, aliases: AliasWords): AccountMarks {
  let known = knownAccounts.get(aliases);
  if (!known) knownAccounts.set(aliases, (known = new Map()));
  let ofProvider = known.get(provider);
  if (!ofProvider || ofProvider.size > MOST_DESCRIPTORS) known.set(provider, (ofProvider = new Map()));
  if (known.size > MOST_DESCRIPTORS) known.clear();
  let account = ofProvider.get(descriptor);
  if (!account) ofProvider.set(descriptor, (account = accountMarks(provider, descriptor, aliases)));
  return account;
}

type Named = Pick<MatchPayout, 'provider' | 'descriptor' | 'id' | 'traceId'>;

/** What nobody asks for isn't worked out: most texts name no payout. */
class PreparedMarks implements PayoutMarks {
  readonly account: AccountMarks;
  private readonly payout: Named;
  private knownId: string | null = null;
  private knownShape: string | null = null;
  private knownTrace: string | null = null;

  constructor(payout: Named, aliases: AliasWords) {
    keepShape(this);
    this.payout = payout;
    this.account = accountOf(payout, aliases);
  }

  get id(): string {
    this.knownId ??= squeeze(this.payout.id);
    return this.knownId;
  }

  get shape(): string {
    this.knownShape ??= shapeOf(this.payout.id);
    return this.knownShape;
  }

  get trace(): string {
    this.knownTrace ??= squeeze(this.payout.traceId);
    return this.knownTrace;
  }

  get isNumbered(): boolean {
    const { id, traceId } = this.payout;
    return isNumbered(id) && (traceId === '' || isNumbered(traceId));
  }
}

/** Prepares a payout's marks for `signalsIn`. */
export function payoutMarks(payout: Named, aliases: AliasWords = NO_ALIASES): PayoutMarks {
  return new PreparedMarks(payout, aliases);
}
