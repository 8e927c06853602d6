/** What a check works with: calls through the app's own client, each noted; the books; a person; what was made. */
import type { Account } from '../../../shared/books/model.ts';
import { BridgeError } from '../../../shared/bridge.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import { ZERO } from '../../../shared/money.ts';
import type { Draft, RemovalDraft } from '../../../shared/posting/model.ts';
import type { XeroClient } from '../../xero/client.ts';
import type { Operation } from '../../xero/clientSdk.ts';
import { accountRemovals, removals } from '../../xero/removeSdk.ts';
import type { Answer, Exchange, Person, Verdict } from './model.ts';
import { type Books, otherBank } from './books.ts';
import { type Came, observed } from './observe.ts';
import { elements, ID_FIELDS, refusals, textAt } from './replies.ts';

/** A reply, and Xero's words where it refused. */
export interface Called extends Came {
  /** Empty where Xero did as it was asked. */
  readonly refusal: string;
  /** What the app takes a refusal for; empty without one. */
  readonly code: BridgeError['data']['code'] | '';
  /** The body as the library reads it. */
  readonly read: unknown;
}

/** Something that the check made in Xero and has to take out again. */
export interface Made {
  readonly kind: RemovalDraft['target'] | 'account';
  readonly xeroId: string;
  /** As Xero's screens show it. */
  readonly name: string;
  readonly date: PlainDate;
}

export interface Desk {
  readonly connectionId: string;
  readonly person: Person;
  readonly books: Books;
  /** Day of everything that is made: today, or the day after the last lock date. */
  readonly date: PlainDate;
  /** Whether the sign-in may write. */
  readonly canWrite: boolean;
  /** Where the sign-in came back to. */
  readonly redirect: string;
  /** Makes a call and notes it; `scope` as in `accounting.payments`. Rejects when cancelled, or where Xero gave no answer. */
  call(operation: Operation, scope: string, write?: boolean): Promise<Called>;
  /** A reference that nobody else has. */
  reference(name: string): string;
  key(): string;
  keep(made: Made): void;
  /** It is gone already. */
  drop(xeroId: string): void;
  /** What is there of what was made. */
  made(): readonly Made[];
  /** Deletes or voids it. Resolves to Xero's words where it refused, else to an empty text. */
  remove(made: Made): Promise<string>;
  /** An account of BANK type to try things on: the one that the check made, else another one; null for none. */
  clearing(): Account | null;
  useClearing(account: Account): void;
}

export interface DeskParts {
  readonly client: XeroClient;
  readonly connectionId: string;
  readonly person: Person;
  readonly books: Books;
  readonly date: PlainDate;
  readonly canWrite: boolean;
  readonly redirect: string;
  readonly signal: AbortSignal;
  readonly reference: (name: string) => string;
  readonly key: () => string;
  readonly note: (exchange: Exchange) => void;
  readonly keep: (made: Made) => void;
  readonly drop: (xeroId: string) => void;
  readonly made: () => readonly Made[];
}

/** A desk over its parts. */
export function createDesk(parts: DeskParts): Desk {
  const { client, connectionId, signal, note, books } = parts;
  let own: Account | null = null;
  const desk: Desk = {
    ...parts,
    remove: async (made) => {
      const refusal = await remove(desk, made);
      if (refusal === '') parts.drop(made.xeroId);
      return refusal;
    },
    call: async (operation, scope, write = false) => {
      let last: Came = { status: 0, headers: {}, body: null };
      const watched = observed(operation, (exchange, came) => {
        last = came;
        note(exchange);
      });
      try {
        const context = { signal, progress: () => undefined };
        const options = { write, scope: `accounting.${scope}` };
        const read = await client.call(connectionId, watched, options, context);
        return { ...last, refusal: '', code: '', read };
      } catch (error) {
        if (!(error instanceof BridgeError) || error.data.code === 'cancelled') throw error;
        const { code, detail, message } = error.data;
        // No answer to the question: it is left open. A refusal that may hide an earlier success is one.
        const isTrouble = code === 'provider' && last.status !== 400;
        if (isTrouble || code === 'offline' || code === 'rateLimited')
          throw new Error(message, { cause: error });
        const refusal = code === 'validation' || code === 'provider' ? detail || message : message;
        return { ...last, refusal, code, read: null };
      }
    },
    clearing: () => own ?? otherBank(books),
    useClearing: (account) => {
      own = account;
    },
  };
  return desk;
}

/** What may read and write each kind, without `accounting.`. */
export const SCOPES = {
  payment: 'payments',
  bankTransaction: 'banktransactions',
  transfer: 'banktransactions',
  invoice: 'invoices',
  creditNote: 'invoices',
} as const;

async function remove(desk: Desk, { kind, xeroId, name, date }: Made): Promise<string> {
  if (kind === 'account') {
    const done = await removeAccount(desk, xeroId);
    return typeof done === 'string' ? '' : done.refusal;
  }
  const { baseCurrency: currency } = desk.books.organisation;
  const draft: RemovalDraft = {
    kind: 'removal',
    target: kind,
    xeroId,
    date,
    reference: name,
    amount: ZERO,
    currency,
  };
  const called = await desk.call(removals[kind]([draft], desk.key()), SCOPES[kind], true);
  return called.refusal || refusals(called, ID_FIELDS[kind][0]);
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Ids of what a reply says was made, in its order, empty where an element was refused; each is kept to be taken out again. */
export function kept(desk: Desk, called: Called, drafts: readonly Draft[]): string[] {
  const [first] = drafts;
  if (first === undefined || called.refusal !== '') return [];
  const [list, field] = ID_FIELDS[first.kind];
  return elements(called, list).map((element, index) => {
    const xeroId = textAt(element, field);
    const isMade = xeroId !== '' && xeroId !== NO_ID && textAt(element, 'StatusAttributeString') !== 'ERROR';
    if (!isMade) return '';
    const name = textAt(element, 'Reference') || (drafts[index]?.reference ?? '');
    desk.keep({ kind: first.kind, xeroId, name, date: first.date });
    return xeroId;
  });
}

/** An answer in one go. */
export function answer(verdict: Verdict, found: string): Answer {
  return { verdict, found };
}

/** Takes an account out again: deletes it, else archives it. Says what Xero answered where neither works. */
export async function removeAccount(
  desk: Pick<Desk, 'call' | 'key'>,
  id: string,
): Promise<'deleted' | 'archived' | { refusal: string }> {
  const deleted = await desk.call(accountRemovals.delete(id), 'settings', true);
  if (deleted.refusal === '') return 'deleted';
  const archived = await desk.call(accountRemovals.archive(id, desk.key()), 'settings', true);
  return archived.refusal === '' ? 'archived' : { refusal: archived.refusal };
}
