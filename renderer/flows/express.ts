/** Express set-up: makes the accounts of a mapping in Xero one by one, then fills and keeps the mapping. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Account, NewAccount } from '../../shared/books/model.ts';
import { compositeKey, stableHash } from '../../shared/ids.ts';
import type { AccountField } from '../../shared/posting/express/fields.ts';
import { madeAccount, withAccounts } from '../../shared/posting/express/made.ts';
import { accountOf, isBankField } from '../../shared/posting/express/usable.ts';
import type { MappingField } from '../../shared/posting/mapping.ts';
import type { Mapping } from '../../shared/posting/model.ts';
import type { FlowContext } from './context.ts';
import { saveMapping } from './mapping.ts';
import { readAccounts } from './sync/accounts.ts';

/** What the user wants for a field: an account of the books (as the field holds it), a new one, or none. */
export type Wish =
  | { readonly kind: 'use'; readonly value: string }
  | { readonly kind: 'create'; readonly account: NewAccount }
  | { readonly kind: 'none' };

/** What became of a new account. `takenOver`: it was there. `unknown`: Xero didn't answer. `notTried`: stopped before. */
export interface Made {
  readonly field: AccountField;
  readonly account: NewAccount;
  readonly state: 'made' | 'takenOver' | 'refused' | 'unknown' | 'notTried';
  /** Why not, in Xero's words or the bridge's; empty where it is there. */
  readonly message: string;
}

export interface ExpressReport {
  readonly made: readonly Made[];
  /** With everything filled in that is there. */
  readonly mapping: Mapping;
  /** Empty: the mapping is kept. */
  readonly missing: readonly MappingField[];
}

/**
 * Makes what isn't there and fills the mapping. What was made stays whatever happens after it; running this again finds it by its name and
 * takes it over. Rejects with `BridgeError` only where the accounts can't be read before anything is sent.
 */
export async function setUpAccounts(
  ctx: FlowContext,
  mapping: Mapping,
  wishes: ReadonlyMap<AccountField, Wish>,
): Promise<ExpressReport> {
  const connectionId = mapping.xeroConnectionId;
  const { accounts } = await readAccounts(ctx, connectionId);
  const made: Made[] = [];
  const chosen = new Map<AccountField, Account | null>();
  const wanted = [...wishes].flatMap(([field, wish]) =>
    wish.kind === 'create' ? [{ field, account: wish.account }] : [],
  );
  for (const [field, wish] of wishes) {
    if (wish.kind === 'none') chosen.set(field, null);
    if (wish.kind !== 'use') continue;
    const account = accountOf(isBankField(field), wish.value, accounts);
    if (account !== undefined) chosen.set(field, account);
  }
  const maker = makerOf(ctx, connectionId, accounts);
  for (const [index, { field, account }] of wanted.entries()) {
    ctx.onProgress?.({ stage: 'express.making', done: index, total: wanted.length });
    // oxlint-disable-next-line no-await-in-loop -- Xero makes one account a call, and a broken call stops the rest
    const result = await maker(account);
    made.push({ field, account, state: result.state, message: result.message });
    if (result.found !== null) chosen.set(field, result.found);
  }
  ctx.onProgress?.({ stage: 'express.making', done: wanted.length, total: wanted.length });
  const filled = withAccounts(mapping, chosen);
  await writeDown(ctx, made);
  return { made, mapping: filled, missing: await saveMapping(ctx, filled) };
}

interface MakeResult extends Pick<Made, 'state' | 'message'> {
  readonly found: Account | null;
}

/**
 * Makes accounts until a call breaks; what comes after isn't tried. A call whose outcome isn't known, or that Xero refuses (another
 * computer may have been faster), is looked up by name before anything is sent again.
 */
function makerOf(
  ctx: FlowContext,
  connectionId: string,
  before: readonly Account[],
): (account: NewAccount) => Promise<MakeResult> {
  const run = String(ctx.now());
  let stopped = false;
  // A look-up goes on where the user has cancelled: what is on its way is told as it is.
  const look = async (account: NewAccount) => {
    const { accounts } = await readAccounts({ ...ctx, signal: undefined }, connectionId);
    return madeAccount(account, accounts) ?? null;
  };
  const send = async (account: NewAccount): Promise<MakeResult> => {
    const idempotencyKey = `account-${stableHash(compositeKey(run, connectionId, account.code, account.name))}`;
    const { result } = await ctx.call(
      'xero.createAccount',
      { connectionId, idempotencyKey, account },
      { signal: ctx.signal },
    );
    if (result.outcome === 'created') {
      await ctx.db.accounts.put({ ...result.account, connectionId });
      return { state: 'made', message: '', found: result.account };
    }
    const found = await look(account).catch(() => null);
    if (found !== null) return { state: 'takenOver', message: '', found };
    return { state: 'refused', message: result.message, found: null };
  };
  return async (account) => {
    const there = madeAccount(account, before);
    if (there !== undefined) return { state: 'takenOver', message: '', found: there };
    if (stopped || ctx.signal?.aborted === true) return { state: 'notTried', message: '', found: null };
    const result = await sendOrLook(account, send, look, () => ctx.signal?.aborted === true);
    stopped = result.state === 'unknown' || result.state === 'notTried';
    return result;
  };
}

type Send = (account: NewAccount) => Promise<MakeResult>;
type Look = (account: NewAccount) => Promise<Account | null>;

/** Once more where a call broke and its account isn't there. Never rejects for what the bridge says. */
async function sendOrLook(
  account: NewAccount,
  send: Send,
  look: Look,
  isCancelled: () => boolean,
): Promise<MakeResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the second only after the first
      return await send(account);
    } catch (error) {
      if (!(error instanceof BridgeError)) throw error;
      const { message, unknownOutcome } = error.data;
      if (!unknownOutcome) return { state: 'notTried', message, found: null };
      // oxlint-disable-next-line no-await-in-loop -- before anything is sent again
      const found = await look(account).catch(() => undefined);
      if (found) return { state: 'made', message: '', found };
      if (found === undefined || attempt === 2 || isCancelled()) {
        return { state: 'unknown', message, found: null };
      }
    }
  }
}

async function writeDown(ctx: FlowContext, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const count = (...states: readonly Made['state'][]) =>
    made.filter(({ state }) => states.includes(state)).length;
  const missing = count('refused', 'unknown', 'notTried');
  await ctx.db.activity.add({
    at: ctx.now(),
    level: missing > 0 ? 'warning' : 'info',
    code: 'accounts.made',
    values: { made: count('made'), takenOver: count('takenOver'), missing },
  });
}
