/** Reads everything that moves bank-type accounts, page by page: payments, then bank transactions, then transfers. */
import type { LedgerItem } from '../../shared/books/model.ts';
import { BridgeError } from '../../shared/bridge.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import type { BankAccountDirectory } from './bankAccounts.ts';
import type { XeroClient } from './client.ts';
import { PAGE_SIZE, type PageQuery, reads } from './clientSdk.ts';
import { dateLiteral } from './find.ts';
import {
  bankTransactionItems,
  parseBankTransactions,
  parsePayments,
  parseTransfers,
  paymentItems,
  transferItems,
} from './ledgerWire.ts';
import { hasMore } from './wire.ts';

const STAGES = ['payments', 'bankTransactions', 'transfers'] as const;
type Stage = (typeof STAGES)[number];

interface Position {
  readonly stage: Stage;
  readonly page: number;
}

export interface LedgerPage {
  readonly items: LedgerItem[];
  readonly next: string | null;
}

/**
 * Reads the page at `cursor` (null: the first). `since` limits to what changed, `datedFrom` to what is dated then or later.
 * Throws `BridgeError`.
 */
export async function ledgerPage(
  parts: { readonly client: XeroClient; readonly directory: BankAccountDirectory },
  query: {
    readonly connectionId: string;
    readonly since: Date | undefined;
    readonly datedFrom?: PlainDate | undefined;
    readonly cursor: string | null;
  },
  context: HandlerContext,
): Promise<LedgerPage> {
  const position = positionOf(query.cursor);
  const { connectionId, since, datedFrom } = query;
  const where = datedFrom === undefined ? undefined : `Date>=${dateLiteral(datedFrom)}`;
  const body = await parts.client.call(
    connectionId,
    operationAt(position, { since, where }),
    {
      write: false,
      scope: position.stage === 'payments' ? 'accounting.payments' : 'accounting.banktransactions',
    },
    context,
  );
  const { ids, items, received } = readerOf(position.stage)(body);
  const banks =
    ids.length > 0 ? await parts.directory.of(connectionId, ids, context) : new Map<string, string>();
  const more = position.stage !== 'transfers' && hasMore(body, position.page, received, PAGE_SIZE);
  return { items: items(banks), next: after(position, more) };
}

function operationAt({ stage, page }: Position, limits: Pick<PageQuery, 'since' | 'where'>) {
  if (stage === 'payments') return reads.payments({ ...limits, page });
  if (stage === 'bankTransactions') return reads.bankTransactions({ ...limits, page });
  return reads.transfers(limits);
}

interface Reading {
  /** Accounts that the objects name. */
  readonly ids: readonly string[];
  readonly items: (banks: ReadonlyMap<string, string>) => LedgerItem[];
  /** Objects on the page as sent, before any are left out. */
  readonly received: number;
}

function readerOf(stage: Stage): (body: unknown) => Reading {
  if (stage === 'payments') {
    return (body) => {
      const payments = parsePayments(body);
      const ids = payments.map(({ account }) => account.accountID);
      return { ids, items: (banks) => paymentItems(payments, banks), received: payments.length };
    };
  }
  if (stage === 'bankTransactions') {
    return (body) => {
      const { all, kept } = parseBankTransactions(body);
      const ids = kept.map(({ bankAccount }) => bankAccount.accountID);
      return { ids, items: (banks) => bankTransactionItems(kept, banks), received: all };
    };
  }
  return (body) => {
    const transfers = parseTransfers(body);
    const ids = transfers.flatMap((transfer) => [
      transfer.fromBankAccount.accountID,
      transfer.toBankAccount.accountID,
    ]);
    return { ids, items: (banks) => transferItems(transfers, banks), received: transfers.length };
  };
}

function after({ stage, page }: Position, more: boolean): string | null {
  if (more) return `${stage}:${page + 1}`;
  const following = STAGES[STAGES.indexOf(stage) + 1];
  return following ? `${following}:1` : null;
}

function positionOf(cursor: string | null): Position {
  if (cursor === null) return { stage: 'payments', page: 1 };
  const [name = '', page = ''] = cursor.split(':');
  const stage = STAGES.find((known) => known === name);
  if (stage && /^[1-9]\d{0,6}$/.test(page)) return { stage, page: Number(page) };
  throw new BridgeError({
    code: 'badRequest',
    message: 'This isn’t a place in Xero’s ledger.',
    detail: 'cursor',
  });
}
