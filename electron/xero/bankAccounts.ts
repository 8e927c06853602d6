/** The BANK accounts of a connection and their currencies, read once and remembered for a while. */
import type { Account } from '../../shared/books/model.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import type { XeroClient } from './client.ts';
import { reads } from './clientSdk.ts';
import type { BankAccounts } from './ledgerWire.ts';
import { unreadable } from './problems.ts';
import { toAccounts } from './wire.ts';

const KEEP_MS = 300_000;

export interface BankAccountDirectory {
  /** Reads them again if older than five minutes, or if one of `needed` isn't among all accounts known. */
  of(connectionId: string, needed: readonly string[], context: HandlerContext): Promise<BankAccounts>;
  /** What has just been read of all accounts: it needn't be asked for again. */
  learn(connectionId: string, accounts: readonly Account[]): void;
}

interface Known {
  readonly at: number;
  readonly all: ReadonlySet<string>;
  readonly banks: BankAccounts;
}

/** A directory over a client; `now` in unix milliseconds. */
export function createBankAccountDirectory(client: XeroClient, now: () => number): BankAccountDirectory {
  const known = new Map<string, Known>();
  const learn = (connectionId: string, accounts: readonly Account[]): Known => {
    const banks = accounts.flatMap(({ accountId, type, currency }) => {
      if (type !== 'BANK') return [];
      if (currency === null) throw unreadable('accounts.CurrencyCode');
      return [[accountId, currency] as const];
    });
    const fresh = {
      at: now(),
      all: new Set(accounts.map(({ accountId }) => accountId)),
      banks: new Map(banks),
    };
    known.set(connectionId, fresh);
    return fresh;
  };
  return {
    learn: (connectionId, accounts) => {
      // One that can't be read exactly matters only to whoever asks for it.
      if (accounts.every(({ type, currency }) => type !== 'BANK' || currency !== null))
        learn(connectionId, accounts);
    },
    of: async (connectionId, needed, context) => {
      const before = known.get(connectionId);
      const enough =
        before && now() - before.at < KEEP_MS && needed.every((id) => id === '' || before.all.has(id));
      if (enough) return before.banks;
      const options = { write: false, scope: 'accounting.settings' };
      const body = await client.call(connectionId, reads.accounts(undefined), options, context);
      return learn(connectionId, toAccounts(body)).banks;
    },
  };
}
