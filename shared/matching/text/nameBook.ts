/** What all payouts that are known, decided ones too, are called: their ids and trace ids, and the descriptors of their accounts. */
import { normaliseNarrative } from '../../statement/narrative.ts';
import type { MatchPayout } from '../input.ts';
import { firstAtLeast, isCutOf, squeeze } from './namedIds.ts';
import { providerKey, providersIn } from './providerNames.ts';
import { namesNobody } from './lineText.ts';
import { CUT_DESCRIPTOR, SHORTEST_DESCRIPTOR } from './marks.ts';

/** Letters and digits that a name has at least, one of them a digit: shorter ones stand in a text by chance. */
export const SHORTEST_NAME = 8;
/** Digits alone that begin a longer number; fewer do so by chance where there are many payouts. */
const SHORTEST_NUMBER = 10;
/** An account with more descriptors than that writes something else into them than its name. */
const MOST_DESCRIPTORS = 8;
const GENERIC = new Set(
  'ACCOUNT BALANCE CARD CARDS INC LIMITED LLC LTD MERCHANT ONLINE PAYMENTS PAYOUT PAYOUTS PTY SALE SALES SETTLEMENT SETTLEMENTS SHOP STORE'.split(
    ' ',
  ),
);

export type NamedPayout = Pick<MatchPayout, 'id' | 'traceId' | 'provider' | 'connectionId' | 'descriptor'>;

/** Words that stand for accounts of one provider. */
export interface AccountName {
  readonly words: string;
  /** Connections. */
  readonly bearers: ReadonlySet<string>;
}

/** By first word. */
export type AccountNames = ReadonlyMap<string, readonly AccountName[]>;

interface Account {
  readonly provider: string;
  readonly connectionId: string;
  /** Payouts by descriptor, normalised. */
  readonly descriptors: Map<string, number>;
}

const NO_NAMES: AccountNames = new Map();

/** Whether a text could be a payout's name. */
export function isName(text: string): boolean {
  if (text.length < SHORTEST_NAME) return false;
  // From the end: there most ids have their digits.
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

function isGeneric(descriptor: string): boolean {
  const rest = providersIn(descriptor).reduce(
    (words, named) => ` ${words} `.replace(` ${named.words} `, ' ').trim(),
    descriptor,
  );
  return rest.split(' ').every((word) => GENERIC.has(word) || namesNobody({ words: word }));
}

/** A descriptor and what ACH leaves of it. */
function formsOf(own: string): string[] {
  const cut = own.slice(0, CUT_DESCRIPTOR).trim();
  return [...new Set([own, cut])].filter((words) => words.length >= SHORTEST_DESCRIPTOR && !isGeneric(words));
}

/** Accounts by provider and connection, with their descriptors. */
class Accounts {
  private readonly all = new Map<string, Account>();
  private readonly normal = new Map<string, string>();
  private readonly namesOf = new Map<string, AccountNames>();
  /** What accounts were called before the changes since one last asked. */
  private readonly before = new Map<Account, string>();

  private own(descriptor: string): string {
    let own = this.normal.get(descriptor);
    if (own === undefined) this.normal.set(descriptor, (own = normaliseNarrative(descriptor)));
    return own.length < SHORTEST_DESCRIPTOR ? '' : own;
  }

  count({ provider, connectionId, descriptor }: NamedPayout, by: 1 | -1): void {
    const own = descriptor === '' ? '' : this.own(descriptor);
    if (own === '') return;
    const key = `${provider}\n${connectionId}`;
    let account = this.all.get(key);
    if (!account) {
      account = { provider: providerKey(provider), connectionId, descriptors: new Map() };
      this.all.set(key, account);
    }
    const { descriptors } = account;
    const now = (descriptors.get(own) ?? 0) + by;
    if (now > 0 && now !== by) {
      descriptors.set(own, now);
      return;
    }
    if (!this.before.has(account)) this.before.set(account, calledBy(account));
    if (now > 0) descriptors.set(own, now);
    else descriptors.delete(own);
  }

  /** Whether an account is called otherwise than when this was last asked. */
  settle(): boolean {
    let changed = false;
    for (const [account, called] of this.before) changed ||= called !== calledBy(account);
    this.before.clear();
    if (changed) this.namesOf.clear();
    return changed;
  }

  /** The names of accounts of a provider. */
  names(provider: string): AccountNames {
    const known = this.namesOf.get(provider);
    if (known) return known;
    const bearers = new Map<string, Set<string>>();
    for (const account of this.all.values()) {
      if (account.provider !== provider) continue;
      for (const words of ownNames(account).flatMap(formsOf)) {
        const set = bearers.get(words) ?? new Set();
        bearers.set(words, set.add(account.connectionId));
      }
    }
    const names = new Map<string, AccountName[]>();
    for (const [words, of] of bearers) {
      const [head = ''] = words.split(' ');
      names.set(head, [...(names.get(head) ?? []), { words, bearers: of }]);
    }
    const made = names.size === 0 ? NO_NAMES : names;
    this.namesOf.set(provider, made);
    return made;
  }

  /** The descriptors of an account, `provider` being as its payouts have it. */
  descriptors(provider: string, connectionId: string): readonly string[] {
    const account = this.all.get(`${provider}\n${connectionId}`);
    return account ? ownNames(account) : [];
  }
}

function ownNames({ descriptors }: Account): readonly string[] {
  return descriptors.size > MOST_DESCRIPTORS ? [] : [...descriptors.keys()];
}

function calledBy(account: Account): string {
  return ownNames(account).toSorted().join('\n');
}

interface Shelf {
  readonly names: string[];
  isSorted: boolean;
}

/** A number for how a name begins; names that begin otherwise may have the same. */
function headOf(name: string): number {
  let head = 0;
  for (let at = 0; at < SHORTEST_NAME; at += 1) head = (Math.imul(head, 31) + name.charCodeAt(at)) | 0;
  return head;
}

/** Ids and trace ids, found by their beginnings. */
class Ids {
  private readonly shelves = new Map<number, Shelf>();

  add(name: string): void {
    if (!isName(name)) return;
    const head = headOf(name);
    const shelf = this.shelves.get(head);
    if (!shelf) this.shelves.set(head, { names: [name], isSorted: true });
    else {
      shelf.names.push(name);
      shelf.isSorted = false;
    }
  }

  remove(name: string): void {
    const { names } = this.shelf(name) ?? { names: [] };
    const at = firstAtLeast(names, name);
    if (names[at] === name) names.splice(at, 1);
  }

  private shelf(name: string): Shelf | undefined {
    const shelf = name.length < SHORTEST_NAME ? undefined : this.shelves.get(headOf(name));
    if (shelf && !shelf.isSorted) {
      shelf.names.sort();
      shelf.isSorted = true;
    }
    return shelf;
  }

  /** Whether a word is one of them, or what a bank that cuts texts left of one. */
  has(word: string): boolean {
    const names = this.shelf(word)?.names;
    if (!names) return false;
    const isTelling = word.length >= SHORTEST_NUMBER || /[A-Z]/.test(word);
    for (let at = firstAtLeast(names, word); names[at]?.startsWith(word) === true; at += 1) {
      const name = names[at] ?? '';
      if (name === word || (isTelling && isCutOf(word, name))) return true;
    }
    return false;
  }
}

export class NameBook {
  private readonly accounts = new Accounts();
  private readonly ids = new Ids();
  /** Payouts whose ids nobody has asked for yet. */
  private pending: NamedPayout[] = [];
  /** Keys of lines by the words in them that were looked up; null: nobody wants to know. */
  private asked: Map<string, Set<string>> | null = null;
  private readonly changed = new Set<string>();

  add(payout: NamedPayout): void {
    this.accounts.count(payout, 1);
    this.pending.push(payout);
    if (this.asked && this.asked.size > 0) for (const name of namesOf(payout)) this.changed.add(name);
  }

  remove(payout: NamedPayout): void {
    this.accounts.count(payout, -1);
    this.file();
    for (const name of namesOf(payout)) {
      this.ids.remove(name);
      if (this.asked && this.asked.size > 0) this.changed.add(name);
    }
  }

  private file(): void {
    if (this.pending.length === 0) return;
    for (const { id, traceId } of this.pending) {
      this.ids.add(squeeze(id));
      if (traceId !== '') this.ids.add(squeeze(traceId));
    }
    this.pending = [];
  }

  /** Whether a word of a line names a payout. */
  names(word: string, lineKey: string): boolean {
    this.file();
    if (this.asked) {
      const lines = this.asked.get(word);
      if (lines) lines.add(lineKey);
      else this.asked.set(word, new Set([lineKey]));
    }
    return this.ids.has(word);
  }

  accountNames(provider: string): AccountNames {
    return this.accounts.names(provider);
  }

  /** The descriptors of an account, normalised. */
  descriptorsOf(provider: string, connectionId: string): readonly string[] {
    return this.accounts.descriptors(provider, connectionId);
  }

  /** Whether it remembers which lines asked. */
  get isHeard(): boolean {
    return this.asked !== null;
  }

  /** From now on remembers which lines were asked about. */
  listen(): void {
    this.asked = new Map();
    this.changed.clear();
  }

  /** What changed since this was last called: whether accounts have other names, and lines that may now read otherwise. */
  settle(): { readonly accounts: boolean; readonly lines: ReadonlySet<string> } {
    const lines = new Set<string>();
    for (const name of this.changed)
      for (let end = SHORTEST_NAME; end <= name.length; end += 1)
        for (const line of this.asked?.get(name.slice(0, end)) ?? []) lines.add(line);
    this.changed.clear();
    return { accounts: this.accounts.settle(), lines };
  }
}

function namesOf({ id, traceId }: NamedPayout): string[] {
  return [squeeze(id), traceId === '' ? '' : squeeze(traceId)].filter(isName);
}

/** The names of payouts. */
export function nameBook(payouts: Iterable<NamedPayout>): NameBook {
  const book = new NameBook();
  for (const payout of payouts) book.add(payout);
  book.settle();
  return book;
}
