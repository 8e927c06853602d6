/** Creates drafts of one kind in Xero, or takes objects out again, and says what became of each, in the order given. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BridgeError, type SendResult } from '../../shared/bridge.ts';
import type { Draft, TransferDraft, WrittenDraft } from '../../shared/posting/model.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import { withUnknownOutcome } from './client.ts';
import { type Operation, writes } from './clientSdk.ts';
import { type FindParts, findByReference } from './find.ts';
import { referenceOf } from './ledgerWire.ts';
import { unreadable } from './problems.ts';
import { sendRemovals } from './remove.ts';
import { Flag, OptionalText, parseList } from './wire.ts';

export interface SendQuery {
  readonly connectionId: string;
  readonly idempotencyKey: string;
  /** Unix milliseconds: no request of this goes out later. */
  readonly notAfter: number;
  readonly drafts: readonly WrittenDraft[];
}

/**
 * One call for all drafts (transfers: see `sendTransfers`). Throws `BridgeError`; `unknownOutcome` when some of them may exist.
 * Nothing is ever marked as reconciled.
 */
export async function sendDrafts(
  parts: FindParts,
  query: SendQuery,
  context: HandlerContext,
): Promise<SendResult[]> {
  const [first] = query.drafts;
  if (first === undefined) return [];
  const { kind } = first;
  if (kind === 'removal') return await sendRemovals(parts, query, ofKind(query, kind), context);
  if (kind === 'transfer') return await sendTransfers(parts, query, ofKind(query, kind), context);
  const send = <D extends Draft>(drafts: readonly D[], how: Endpoint, make: MakeOperation<D>) =>
    sendBatch(parts, query, drafts, { ...how, make }, context);
  if (kind === 'invoice') return await send(ofKind(query, kind), INVOICES, writes.invoices);
  if (kind === 'creditNote') return await send(ofKind(query, kind), CREDIT_NOTES, writes.creditNotes);
  if (kind === 'payment') return await send(ofKind(query, kind), PAYMENTS, writes.payments);
  return await send(ofKind(query, kind), BANK_TRANSACTIONS, writes.bankTransactions);
}

type MakeOperation<D extends Draft> = (drafts: readonly D[], key: string) => Operation;

/** The drafts, if all are of the kind. Throws `BridgeError` `badRequest` otherwise. */
function ofKind<K extends WrittenDraft['kind']>(
  { drafts }: SendQuery,
  kind: K,
): Extract<WrittenDraft, { kind: K }>[] {
  const own = drafts.filter((draft): draft is Extract<WrittenDraft, { kind: K }> => draft.kind === kind);
  if (own.length === drafts.length) return own;
  throw new BridgeError({
    code: 'badRequest',
    message: 'Each kind of object is sent in calls of its own.',
    detail: 'drafts',
  });
}

/** How Xero's replies name a kind of object, and what may write it. */
interface Endpoint {
  readonly list: string;
  readonly idField: string;
  readonly scope: string;
}

const INVOICES: Endpoint = { list: 'invoices', idField: 'invoiceID', scope: 'accounting.invoices' };
const CREDIT_NOTES: Endpoint = {
  list: 'creditNotes',
  idField: 'creditNoteID',
  scope: 'accounting.invoices',
};
const PAYMENTS: Endpoint = { list: 'payments', idField: 'paymentID', scope: 'accounting.payments' };
const BANK_TRANSACTIONS: Endpoint = {
  list: 'bankTransactions',
  idField: 'bankTransactionID',
  scope: 'accounting.banktransactions',
};

/** One call with `summarizeErrors=false`: every element is answered for itself. */
async function sendBatch<D extends Draft>(
  { client }: FindParts,
  { connectionId, idempotencyKey, notAfter }: SendQuery,
  drafts: readonly D[],
  { list, idField, scope, make }: Endpoint & { readonly make: MakeOperation<D> },
  context: HandlerContext,
): Promise<SendResult[]> {
  const operation = make(drafts, idempotencyKey);
  const body = await client.call(connectionId, operation, { write: true, scope, notAfter }, context);
  return resultsOf(body, list, idField, drafts);
}

/**
 * Xero has no `summarizeErrors` for transfers: one bad element fails the whole call, and its documents don't say whether
 * the good ones were kept. So after a refusal Tieout looks first, then sends those that aren't there one by one.
 */
async function sendTransfers(
  parts: FindParts,
  query: SendQuery,
  drafts: readonly TransferDraft[],
  context: HandlerContext,
): Promise<SendResult[]> {
  try {
    return await putTransfers(parts, query, drafts, query.idempotencyKey, context);
  } catch (error) {
    const refused = error instanceof BridgeError && error.data.code === 'validation';
    if (!refused) throw error;
    if (drafts.length === 1)
      return [{ outcome: 'refused', message: error.data.detail || error.data.message }];
  }
  try {
    return await sendSingly(parts, query, drafts, context);
  } catch (error) {
    throw withUnknownOutcome(error);
  }
}

async function sendSingly(
  parts: FindParts,
  query: SendQuery,
  drafts: readonly TransferDraft[],
  context: HandlerContext,
): Promise<SendResult[]> {
  const found = await existingTransfers(parts, query.connectionId, drafts, context);
  const results: SendResult[] = [];
  for (const [index, draft] of drafts.entries()) {
    const there = found.get(draft.reference);
    if (there !== undefined) results.push({ outcome: 'created', xeroId: there });
    else {
      const key = createHash('sha256').update(`${query.idempotencyKey}|${index}`).digest('hex');
      // oxlint-disable-next-line no-await-in-loop -- one after the other: a broken one stops the rest
      results.push(...(await sendTransfers(parts, { ...query, idempotencyKey: key }, [draft], context)));
    }
  }
  return results;
}

async function existingTransfers(
  parts: FindParts,
  connectionId: string,
  drafts: readonly TransferDraft[],
  context: HandlerContext,
): Promise<ReadonlyMap<string, string>> {
  const dates = drafts.map(({ date }) => date).toSorted((a, b) => (a < b ? -1 : 1));
  const query = {
    connectionId,
    kind: 'transfer' as const,
    references: drafts.map(({ reference }) => reference),
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
  };
  const amounts = new Map(drafts.map(({ reference, amount }) => [reference, amount]));
  const found = await findByReference(parts, query, context);
  const standing = found.filter(
    ({ reference, status, amount }) => status !== 'DELETED' && amounts.get(reference) === amount,
  );
  return new Map(standing.map(({ reference, xeroId }) => [reference, xeroId]));
}

async function putTransfers(
  { client }: FindParts,
  { connectionId, notAfter }: SendQuery,
  drafts: readonly TransferDraft[],
  key: string,
  context: HandlerContext,
): Promise<SendResult[]> {
  const options = { write: true, scope: 'accounting.banktransactions', notAfter };
  const body = await client.call(connectionId, writes.transfers(drafts, key), options, context);
  return resultsOf(body, 'bankTransfers', 'bankTransferID', drafts);
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

const ElementWire = v.looseObject({
  type: OptionalText,
  reference: OptionalText,
  lineItems: v.nullish(v.array(v.object({ description: OptionalText })), []),
  statusAttributeString: OptionalText,
  hasValidationErrors: Flag,
  hasErrors: Flag,
  validationErrors: v.nullish(v.array(v.object({ message: OptionalText })), []),
});

/** Element by element. A reply that doesn't fit what was sent is an unknown outcome. */
function resultsOf(body: unknown, list: string, idField: string, drafts: readonly Draft[]): SendResult[] {
  try {
    const elements = parseList(body, list, ElementWire);
    if (elements.length !== drafts.length) {
      throw unreadable(list, `${elements.length} answers to ${drafts.length} objects`);
    }
    return inOrderOf(drafts, elements).map((element) => resultOf(element, idField));
  } catch (error) {
    throw withUnknownOutcome(error);
  }
}

/** Xero's documents promise no order, so the references decide where every draft's is there once; else the order sent. */
function inOrderOf<T extends Parameters<typeof referenceOf>[0]>(
  drafts: readonly Draft[],
  elements: readonly T[],
): readonly T[] {
  const byReference = new Map(elements.map((element) => [referenceOf(element), element]));
  const ordered = drafts.flatMap(({ reference }) => byReference.get(reference) ?? []);
  return new Set(ordered).size === drafts.length ? ordered : elements;
}

function resultOf(element: v.InferOutput<typeof ElementWire>, idField: string): SendResult {
  const messages = element.validationErrors.map(({ message }) => message).filter(Boolean);
  const refused =
    element.statusAttributeString === 'ERROR' ||
    element.hasValidationErrors ||
    element.hasErrors ||
    messages.length > 0;
  if (refused) {
    return { outcome: 'refused', message: messages.join(' ') || 'Xero refused this and gave no reason.' };
  }
  const id = element[idField];
  if (typeof id !== 'string' || id === '' || id === NO_ID) throw unreadable(idField);
  return { outcome: 'created', xeroId: id };
}
