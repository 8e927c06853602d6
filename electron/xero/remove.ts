/** Takes objects out of Xero again: deletes or voids them, and believes only a reply that shows it. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BridgeError, type SendResult } from '../../shared/bridge.ts';
import type { RemovalDraft } from '../../shared/posting/model.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import { withUnknownOutcome, type XeroClient } from './client.ts';
import { unreadable } from './problems.ts';
import { removals } from './removeSdk.ts';
import { OptionalText, parseList } from './wire.ts';

interface RemovalQuery {
  readonly connectionId: string;
  readonly idempotencyKey: string;
  readonly notAfter: number;
}

/** How Xero's replies name what is removed, and what may write it. */
const ENDPOINTS = {
  payment: { list: 'payments', idField: 'paymentID', scope: 'accounting.payments' },
  bankTransaction: {
    list: 'bankTransactions',
    idField: 'bankTransactionID',
    scope: 'accounting.banktransactions',
  },
  transfer: { list: 'bankTransfers', idField: 'bankTransferID', scope: 'accounting.banktransactions' },
  invoice: { list: 'invoices', idField: 'invoiceID', scope: 'accounting.invoices' },
  creditNote: { list: 'creditNotes', idField: 'creditNoteID', scope: 'accounting.invoices' },
} as const satisfies Record<RemovalDraft['target'], unknown>;

const GONE = new Set(['DELETED', 'VOIDED']);

/**
 * One call for all drafts of one target; payments go one a call. Throws `BridgeError`; `unknownOutcome` when some of the objects
 * may be gone.
 */
export async function sendRemovals(
  { client }: { readonly client: XeroClient },
  { connectionId, idempotencyKey, notAfter }: RemovalQuery,
  drafts: readonly RemovalDraft[],
  context: HandlerContext,
): Promise<SendResult[]> {
  const [first] = drafts;
  if (first === undefined) return [];
  const { target } = first;
  const isMixed = drafts.some((draft) => draft.target !== target);
  if (isMixed || (target === 'payment' && drafts.length > 1)) {
    const message = 'Each kind of object is taken out in calls of its own, payments one by one.';
    throw new BridgeError({ code: 'badRequest', message, detail: 'drafts' });
  }
  const send = async (some: readonly RemovalDraft[], key: string) => {
    const options = { write: true, scope: ENDPOINTS[target].scope, notAfter };
    const body = await client.call(connectionId, removals[target](some, key), options, context);
    return resultsOf(body, target, some);
  };
  try {
    return await send(drafts, idempotencyKey);
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    if (drafts.length === 1) return [{ outcome: 'refused', message: reason }];
  }
  return await sendSingly(send, drafts, idempotencyKey);
}

/** Xero's words if it surely did nothing: it refused the whole call, or doesn't know the object. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof BridgeError) || error.data.unknownOutcome) return null;
  const { code, detail, message } = error.data;
  if (code === 'validation') return detail || message;
  return code === 'notFound' ? message : null;
}

/** One bad element fails the whole call, and which it is isn't always said: then each is taken out by itself. */
async function sendSingly(
  send: (drafts: readonly RemovalDraft[], key: string) => Promise<SendResult[]>,
  drafts: readonly RemovalDraft[],
  idempotencyKey: string,
): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const [index, draft] of drafts.entries()) {
    const key = createHash('sha256').update(`${idempotencyKey}|${index}`).digest('hex');
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: a broken one stops the rest
      results.push(...(await send([draft], key)));
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw withUnknownOutcome(error);
      results.push({ outcome: 'refused', message: reason });
    }
  }
  return results;
}

const ElementWire = v.looseObject({
  status: OptionalText,
  validationErrors: v.nullish(v.array(v.object({ message: OptionalText })), []),
});

/** Element by element: by the ids where all are there, else in the order sent. A reply that says neither is an unknown outcome. */
function resultsOf(
  body: unknown,
  target: RemovalDraft['target'],
  drafts: readonly RemovalDraft[],
): SendResult[] {
  const { list, idField } = ENDPOINTS[target];
  try {
    const elements = parseList(body, list, ElementWire);
    if (elements.length !== drafts.length)
      throw unreadable(list, `${elements.length} answers to ${drafts.length} objects`);
    const byId = new Map(elements.map((element) => [element[idField], element]));
    const ordered = drafts.flatMap(({ xeroId }) => byId.get(xeroId) ?? []);
    const answers = new Set(ordered).size === drafts.length ? ordered : elements;
    return drafts.map(({ xeroId }, index): SendResult => {
      const answer = answers[index];
      const messages = answer?.validationErrors.map(({ message }) => message).filter(Boolean) ?? [];
      if (messages.length > 0) return { outcome: 'refused', message: messages.join(' ') };
      if (GONE.has(answer?.status ?? '')) return { outcome: 'removed', xeroId };
      throw unreadable(`${list}.status`);
    });
  } catch (error) {
    throw withUnknownOutcome(error);
  }
}
