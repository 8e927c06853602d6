/**
 * The bridge: the one contract between the renderer and the desktop process. A method has a schema for what goes in
 * and one for what comes out; both sides parse both. Long methods report progress and can be cancelled.
 * Secrets never cross it, but for the key that the user pastes on its way in (`stripe.connect` and its like).
 */
import * as v from 'valibot';
import {
  AccountSchema,
  ContactSchema,
  InvoiceSchema,
  LedgerItemSchema,
  NewAccountSchema,
  OrganisationSchema,
  TaxRateSchema,
  TrackingCategorySchema,
} from './books/model.ts';
import { BookIdSchema, MAIN_BOOK } from './bookIds.ts';
import { PayoutEntrySchema, PayoutSchema, type Provider, ProviderSchema } from './payout/model.ts';
import { PlaceChoiceSchema, PlaceSchema, PlacesSchema } from './places.ts';
import { RemovalDraftSchema, WrittenDraftSchema } from './posting/model.ts';
import { CountSchema, CurrencySchema, MinorSchema, PlainDateSchema, UnixSeconds } from './schemas.ts';

/** A connection as the screen may know it: no token, no key. */
export const ConnectionSchema = v.object({
  id: v.string(),
  /** Whose books it belongs to. Before there were several, all belonged to the main one. */
  bookId: v.optional(BookIdSchema, MAIN_BOOK),
  kind: v.picklist(['xero', ...ProviderSchema.options]),
  /** Organisation or account name. */
  name: v.string(),
  /** Xero: tenant id. Providers: the account's id, or where they don't tell it the last characters of the key. */
  externalId: v.string(),
  demo: v.boolean(),
  /** `needsAttention`: sign in again; `reason` says why. */
  status: v.picklist(['connected', 'needsAttention']),
  reason: v.string(),
  /** Xero: whether the user has turned posting on and Xero has given the right to. */
  canWrite: v.boolean(),
  /** Where another connection's key reads it: that connection's name. Stripe Connect, xenPlatform. */
  via: v.optional(v.string()),
  /** Square: the account's locations, and which of them belong to this book; all without it. */
  places: v.optional(PlacesSchema),
});
export type Connection = v.InferOutput<typeof ConnectionSchema>;
/** A connection that payouts come from. */
export type ProviderConnection = Connection & { readonly kind: Provider };

/** Whether payouts come from a connection; the others are the books. */
export function isProviderConnection(connection: Connection): connection is ProviderConnection {
  return connection.kind !== 'xero';
}

/**
 * How a call goes before others where a service has limits. `user`: a click that somebody waits for, first of all. `sync`: long
 * work that was asked for; it leaves calls of the minute free for a click. `background`: what begins by itself; it leaves calls
 * of the day as well.
 */
export const CallPrioritySchema = v.picklist(['user', 'sync', 'background']);
export type CallPriority = v.InferOutput<typeof CallPrioritySchema>;

/** Xero's limits by its headers and what was called since; null before the first call. */
export const BudgetSchema = v.nullable(
  v.object({
    dayRemaining: v.nullable(CountSchema),
    minuteRemaining: v.nullable(CountSchema),
    /** Calls of this organisation that wait for a place or for the limit. */
    waiting: v.optional(CountSchema, 0),
    /** Seconds until the first of them may go on; null where none waits for the limit. */
    opensInSeconds: v.optional(v.nullable(CountSchema), null),
  }),
);
export type Budget = v.InferOutput<typeof BudgetSchema>;

/** Progress of a long call: `done` of `total` (null if unknown), `unit` a catalogue key such as `payouts` or `waitingForLimit`. */
export const ProgressSchema = v.object({
  done: CountSchema,
  total: v.nullable(CountSchema),
  unit: v.string(),
});
export type Progress = v.InferOutput<typeof ProgressSchema>;

/**
 * Errors that cross the bridge. `message` is for people: what happened, what it means, what to do. `unknownOutcome` is
 * true when a write may have taken effect: look before any resend.
 */
export const BridgeErrorSchema = v.object({
  code: v.picklist([
    'cancelled',
    'offline',
    'unauthorised',
    'permission',
    'rateLimited',
    'validation',
    'refused',
    'provider',
    'notFound',
    'badRequest',
    'internal',
  ]),
  message: v.string(),
  /** Name of the missing permission, resource or field; empty if none. */
  detail: v.string(),
  retryAfterSeconds: v.nullable(v.number()),
  unknownOutcome: v.boolean(),
});
export type BridgeErrorData = v.InferOutput<typeof BridgeErrorSchema>;

/** A failed bridge call, on either side. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';
  readonly data: BridgeErrorData;
  constructor(data: Pick<BridgeErrorData, 'code' | 'message'> & Partial<BridgeErrorData>) {
    super(data.message);
    this.data = { detail: '', retryAfterSeconds: null, unknownOutcome: false, ...data };
  }
}

const method = <
  const P extends v.GenericSchema<unknown, unknown>,
  const R extends v.GenericSchema<unknown, unknown>,
>(
  params: P,
  result: R,
) => ({ params, result });

const nothing = v.object({});
const connectionId = v.string();

/**
 * The book that a connection is made in, and the ids of connections that its local data know: the same account keeps its id
 * (the screens' `call` adds `known` by itself).
 */
const place = { bookId: BookIdSchema, known: v.optional(v.array(v.string())) };

/** One page of something; `next` is the opaque cursor to pass for the page after, or null at the end. */
const page = <const S extends v.GenericSchema<unknown, unknown>>(item: S) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()), budget: BudgetSchema });

const xeroPage = v.object({
  connectionId,
  /** ISO instant; only what changed since then. Null reads all. */
  modifiedSince: v.nullable(v.string()),
  cursor: v.nullable(v.string()),
});

/** One permission that a pasted key needs, and whether it has it. */
export const PermissionCheckSchema = v.object({
  permission: v.string(),
  ok: v.boolean(),
  required: v.boolean(),
  /** What Tieout can't do without it; the provider's words if refused. */
  detail: v.string(),
});
export type PermissionCheck = v.InferOutput<typeof PermissionCheckSchema>;

/** A location, and who else has it already: the name of another book's organisation, or empty. */
const LocationSchema = v.object({ ...PlaceSchema.entries, heldBy: v.string() });

/** A checked Square account, its locations still to be chosen. */
export const SquareOfferSchema = v.object({
  /** For `square.choose`; null where a required permission is missing and nothing was kept. */
  offerId: v.nullable(v.string()),
  account: v.string(),
  permissions: v.array(PermissionCheckSchema),
  /** What to propose: as this book had it before, else everything that nobody else has. */
  choice: PlaceChoiceSchema,
  locations: v.array(LocationSchema),
  /** Who has the locations that are opened later; empty for nobody. */
  laterHeldBy: v.string(),
});
export type SquareOffer = v.InferOutput<typeof SquareOfferSchema>;

/** An account that a connection's key may read besides its own. */
export const OtherAccountSchema = v.object({
  id: v.string(),
  name: v.string(),
  /** What tells it from others of that name, as its e-mail address; may be empty. */
  detail: v.string(),
  /** The book that it is connected in; null: none. */
  bookId: v.nullable(BookIdSchema),
});
export type OtherAccount = v.InferOutput<typeof OtherAccountSchema>;

/** What Xero made of one element of a batch, in the order sent. */
export const SendResultSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('created'), xeroId: v.string() }),
  v.object({ outcome: v.literal('removed'), xeroId: v.string() }),
  v.object({ outcome: v.literal('refused'), message: v.string() }),
]);
export type SendResult = v.InferOutput<typeof SendResultSchema>;

/** An object found in Xero by its reference. */
export const FoundObjectSchema = v.object({
  reference: v.string(),
  xeroId: v.string(),
  amount: MinorSchema,
  status: v.string(),
});

export const AppInfoSchema = v.object({
  version: v.string(),
  host: v.picklist(['electron', 'browser']),
  /** `keychain`: kept between sessions. `session`: secrets are forgotten when the app closes; `reason` says why. */
  vault: v.object({ mode: v.picklist(['keychain', 'session']), reason: v.string() }),
  /** Addresses of the running demo company's bank statement files, empty unless it is open. */
  demoRunning: v.boolean(),
});
export type AppInfo = v.InferOutput<typeof AppInfoSchema>;

const TrayWordSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** Whether Tieout stays in the tray when its window is closed, and its menu there in the user's language. */
export const TrayWishSchema = v.object({
  isWanted: v.boolean(),
  words: v.object({ open: TrayWordSchema, sync: TrayWordSchema, quit: TrayWordSchema }),
});
export type TrayWish = v.InferOutput<typeof TrayWishSchema>;

export const bridge = {
  'app.info': method(nothing, AppInfoSchema),
  /** Opens a web page in the system browser; https and an allow-listed host only. */
  'app.openExternal': method(v.object({ url: v.string() }), nothing),

  /** Shows the tray's icon or takes it away. Only a desktop window has one: rejects as `refused` in a browser. */
  'app.tray': method(TrayWishSchema, nothing),

  'connections.list': method(nothing, v.object({ connections: v.array(ConnectionSchema) })),
  /** Forgets the connection here and, unless `onlyHere`, revokes it at the other side where that is possible. */
  'connections.remove': method(v.object({ connectionId, onlyHere: v.optional(v.boolean()) }), nothing),

  /**
   * Starts the demo company's servers and signs in to them for real; calling it again changes nothing. `fresh` puts its
   * books back to their beginning first: for a local database that holds nothing of it. Its book (the main one without `bookId`) is its
   * own: opening it in another one while it is connected, or where real accounts are, rejects as `refused`.
   */
  'demo.open': method(
    v.object({ fresh: v.optional(v.boolean()), bookId: v.optional(BookIdSchema), known: place.known }),
    v.object({ connections: v.array(ConnectionSchema) }),
  ),
  /** The demo company's bank statements as the files a bank would give, each with the name of its account in the books; its main account first. */
  'demo.bankFiles': method(
    nothing,
    v.object({
      files: v.array(v.object({ name: v.string(), base64: v.string(), accountName: v.string() })),
    }),
  ),

  /** Files of the demo company's providers that aren't connected to, as those give them. */
  'demo.providerFiles': method(
    nothing,
    v.object({ files: v.array(v.object({ name: v.string(), base64: v.string() })) }),
  ),

  /** PKCE sign-in in the system browser, to read only; resolves with the organisations that the user allowed. Cancellable. */
  'xero.signIn': method(
    v.object({ clientId: v.string() }),
    v.object({
      signInId: v.string(),
      organisations: v.array(
        v.object({
          tenantId: v.string(),
          name: v.string(),
          connected: v.boolean(),
          /** The book that it is connected in; null for none. */
          bookId: v.nullable(BookIdSchema),
        }),
      ),
    }),
  ),
  /** Keeps one of the organisations of a sign-in as a connection. */
  'xero.choose': method(
    v.object({ signInId: v.string(), tenantId: v.string(), ...place }),
    v.object({ connection: ConnectionSchema }),
  ),
  /**
   * Signs in again for a connection, with its own client id: with the right to post, or to read only. Also after Xero has ended the
   * sign-in. `canWrite` of what comes back says what holds. `notFound` where the client id isn't known here any more; cancellable.
   */
  'xero.consent': method(
    v.object({ connectionId, posting: v.boolean() }),
    v.object({ connection: ConnectionSchema }),
  ),
  'xero.organisation': method(
    v.object({ connectionId }),
    v.object({ organisation: OrganisationSchema, budget: BudgetSchema }),
  ),
  /** The currencies that an organisation has; another can't be booked in. */
  'xero.currencies': method(
    v.object({ connectionId }),
    v.object({ currencies: v.array(CurrencySchema), budget: BudgetSchema }),
  ),
  'xero.accounts': method(xeroPage, page(AccountSchema)),
  'xero.contacts': method(xeroPage, page(ContactSchema)),
  'xero.invoices': method(xeroPage, page(InvoiceSchema)),
  /** Credit notes to customers, in the shape of invoices: paid is what was given back or used. */
  'xero.creditNotes': method(xeroPage, page(InvoiceSchema)),
  'xero.taxRates': method(xeroPage, page(TaxRateSchema)),
  'xero.tracking': method(xeroPage, page(TrackingCategorySchema)),
  /**
   * Payments, spend and receive money, transfers: everything that moves a bank-type account. `datedFrom` limits it to what is
   * dated then or later.
   */
  'xero.ledgerItems': method(
    v.object({ ...xeroPage.entries, datedFrom: v.optional(PlainDateSchema) }),
    page(LedgerItemSchema),
  ),
  /**
   * Makes one account. Xero takes a code and a name once, so a repetition makes no second one: whoever doesn't know what became of
   * a call (`unknownOutcome`) reads the accounts first.
   */
  'xero.createAccount': method(
    v.object({
      connectionId,
      idempotencyKey: v.pipe(v.string(), v.minLength(8), v.maxLength(128)),
      account: NewAccountSchema,
    }),
    v.object({
      result: v.variant('outcome', [
        v.object({ outcome: v.literal('created'), account: AccountSchema }),
        v.object({ outcome: v.literal('refused'), message: v.string() }),
      ]),
      budget: BudgetSchema,
    }),
  ),
  /** Xero's limits as last seen; asks nobody. For after a call that failed, whose answer says nothing of them. */
  'xero.budget': method(v.object({ connectionId }), v.object({ budget: BudgetSchema })),
  /**
   * Creates, or takes out again, up to 50 objects of one kind in one call. The journal must know them before. A call that waited for Xero's limits
   * past `notAfter` (unix milliseconds) is not made: it rejects as `rateLimited`, detail `notAfter`.
   */
  'xero.send': method(
    v.object({
      connectionId,
      idempotencyKey: v.pipe(v.string(), v.minLength(8), v.maxLength(128)),
      notAfter: v.number(),
      drafts: v.pipe(v.array(WrittenDraftSchema), v.minLength(1), v.maxLength(50)),
    }),
    v.object({ results: v.array(SendResultSchema), budget: BudgetSchema }),
  ),
  /** Looks up what a send of unknown outcome created. `from`/`to` bound the dates of the drafts. */
  'xero.findByReference': method(
    v.object({
      connectionId,
      kind: v.picklist(['invoice', 'creditNote', 'payment', 'bankTransaction', 'transfer']),
      references: v.pipe(v.array(v.string()), v.maxLength(50)),
      from: v.string(),
      to: v.string(),
    }),
    v.object({ found: v.array(FoundObjectSchema), budget: BudgetSchema }),
  ),
  /**
   * Looks at objects of one kind by their ids, as they are in Xero now; one that Xero doesn't know (any more) isn't in `found`.
   * `from`/`to` are the days that they were posted on: where to look first.
   */
  'xero.findById': method(
    v.object({
      connectionId,
      kind: RemovalDraftSchema.entries.target,
      xeroIds: v.pipe(v.array(v.string()), v.maxLength(50)),
      from: v.string(),
      to: v.string(),
    }),
    v.object({ found: v.array(FoundObjectSchema), budget: BudgetSchema }),
  ),

  /** Checks a pasted restricted key permission by permission and keeps it if every required one is there. */
  'stripe.connect': method(
    v.object({ key: v.string(), ...place }),
    v.object({ connection: v.nullable(ConnectionSchema), permissions: v.array(PermissionCheckSchema) }),
  ),
  /** The same with a secret key of Xendit's, which only needs to read transactions and the balance. */
  'xendit.connect': method(
    v.object({ key: v.string(), ...place }),
    v.object({ connection: v.nullable(ConnectionSchema), permissions: v.array(PermissionCheckSchema) }),
  ),
  /** The same with an access token of the merchant's own Square application; kept once locations are chosen. */
  'square.connect': method(v.object({ token: v.string(), ...place }), SquareOfferSchema),
  /**
   * PKCE sign-in in the system browser with the application's own id; resolves once the browser has come back to `redirectUrl`, or
   * its address was pasted (`square.pasteAnswer`). Cancellable; another one stops it.
   */
  'square.signIn': method(
    v.object({ applicationId: v.string(), redirectUrl: v.string(), ...place }),
    SquareOfferSchema,
  ),
  /** The whole address that the browser ended on, for the sign-in that is open. `badRequest` says what was pasted instead. */
  'square.pasteAnswer': method(v.object({ text: v.string() }), nothing),
  /** Keeps the account of an offer with the locations that are this book's. `refused` where another book has one of them. */
  'square.choose': method(
    v.object({ offerId: v.string(), choice: PlaceChoiceSchema, ...place }),
    v.object({ connection: ConnectionSchema }),
  ),
  /** The locations of a connection's account as they are now. */
  'square.locations': method(
    v.object({ connectionId }),
    v.object({
      choice: PlaceChoiceSchema,
      locations: v.array(LocationSchema),
      laterHeldBy: v.string(),
    }),
  ),
  /** Other locations for this book; the next sync brings the local data in line. `refused` as in `square.choose`. */
  'square.chooseLocations': method(
    v.object({ connectionId, choice: PlaceChoiceSchema }),
    v.object({ connection: ConnectionSchema }),
  ),
  /** Checks client credentials scope by scope and keeps them if every required one is granted. */
  'alternativePayments.connect': method(
    v.object({ clientId: v.string(), clientSecret: v.string(), ...place }),
    v.object({ connection: v.nullable(ConnectionSchema), permissions: v.array(PermissionCheckSchema) }),
  ),
  /**
   * Reading, the same for every provider: the desktop process finds the reader by the connection's kind
   * (`electron/providers/handlers.ts`). What a provider can't tell (`shared/payout/capabilities.ts`) isn't asked for; a call
   * for it all the same rejects as `badRequest`.
   *
   * Payouts created in [from, to), newest first, each with its entries. `timezone` (IANA) gives entries their dates.
   */
  'provider.payouts': method(
    v.object({
      connectionId,
      from: v.nullable(UnixSeconds),
      to: v.nullable(UnixSeconds),
      cursor: v.nullable(v.string()),
      timezone: v.string(),
    }),
    page(PayoutSchema),
  ),
  /** Payouts again by id: those whose status or composition may still change. */
  'provider.payoutsById': method(
    v.object({ connectionId, ids: v.pipe(v.array(v.string()), v.maxLength(25)), timezone: v.string() }),
    v.object({ items: v.array(PayoutSchema) }),
  ),
  /** Every movement of the balance created in [from, to), newest first. */
  'provider.entries': method(
    v.object({
      connectionId,
      from: v.nullable(UnixSeconds),
      to: v.nullable(UnixSeconds),
      cursor: v.nullable(v.string()),
      timezone: v.string(),
    }),
    page(PayoutEntrySchema),
  ),
  /** Balance now, available + pending, by currency. `at` is when it was read, unix seconds. */
  'provider.balance': method(
    v.object({ connectionId }),
    v.object({
      at: UnixSeconds,
      balances: v.array(
        // `reserve`: what is kept back apart from `total`, where the provider says.
        v.object({ currency: CurrencySchema, total: MinorSchema, reserve: v.optional(MinorSchema) }),
      ),
    }),
  ),
  /**
   * Accounts that a connection's key may read besides its own, newest first: those connected to a platform of Stripe's, sub-accounts of
   * Xendit's. None where it is no platform; rejects as `permission` where the key may not list them.
   */
  'provider.accounts': method(
    v.object({ connectionId, cursor: v.nullable(v.string()) }),
    v.object({ items: v.array(OtherAccountSchema), next: v.nullable(v.string()) }),
  ),
  /** Checks one of them permission by permission and makes it a connection of its own, read with the same key. */
  'provider.addAccount': method(
    v.object({ connectionId, accountId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), ...place }),
    v.object({ connection: v.nullable(ConnectionSchema), permissions: v.array(PermissionCheckSchema) }),
  ),
} as const;

export type Bridge = typeof bridge;
export type Method = keyof Bridge;
export type Params<M extends Method> = v.InferInput<Bridge[M]['params']>;
export type Result<M extends Method> = v.InferOutput<Bridge[M]['result']>;

/** All method names, for allow-lists. */
export const methodNames = Object.keys(bridge).filter((name): name is Method => name in bridge);

/** What a handler gets beside its arguments. */
export interface CallContext {
  readonly signal: AbortSignalLike;
  readonly progress: (progress: Progress) => void;
  /** `user` where absent. */
  readonly priority?: CallPriority | undefined;
}

/** The part of `AbortSignal` that pure code may rely on (`shared` has no DOM types). */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Parses what goes into a method; throws `BridgeError` `badRequest` naming the field. */
export function parseParams<M extends Method>(name: M, value: unknown): v.InferOutput<Bridge[M]['params']> {
  return parseWith(bridge[name].params, value, 'badRequest', `${name} was called with a wrong argument`);
}

/** Parses what comes out of a method; throws `BridgeError` `internal` naming the field. */
export function parseResult<M extends Method>(name: M, value: unknown): Result<M> {
  return parseWith(
    bridge[name].result,
    value,
    'internal',
    `${name} answered in a shape that Tieout doesn't know`,
  );
}

function parseWith<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  value: unknown,
  code: BridgeErrorData['code'],
  intro: string,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const path = v.getDotPath(issue) ?? '';
  throw new BridgeError({
    code,
    // Not the issue's own message: it repeats what was received, which may be a key in the wrong place.
    message: `${intro}: ${path || 'value'}: expected ${issue.expected ?? issue.type}.`,
    detail: path,
  });
}
