/** PUT and POST: one element or a list; refused as a whole or element by element (`summarizeErrors=false`). */
import { MoneyError } from '../../../shared/money.ts';
import type { SandboxReply, SandboxRequest } from '../route.ts';
import { ZERO_ID } from './ids.ts';
import { snapshot, type XeroState } from './model.ts';
import { BadPost, Refusal, type WriteContext } from './refusal.ts';
import type { Resource } from './resources.ts';
import { envelope, msDate, readDate, type Wire } from './wire.ts';

interface Outcome {
  readonly id: string | null;
  readonly element: Wire;
  readonly messages: readonly string[];
}

/** Runs a write. With any refusal and without per-element errors, nothing is kept. */
export function write(
  state: XeroState,
  resource: Resource,
  urlId: string | null,
  request: SandboxRequest,
): SandboxReply {
  if (request.method === 'DELETE') return remove(state, resource, urlId, request.now);
  const act = actionOf(resource, urlId, request.method);
  if (!act)
    return { status: 405, body: { Message: 'The requested resource does not support this http method' } };
  const elements = elementsOf(resource, request.body, urlId);
  const context: WriteContext = {
    state,
    now: request.now,
    unitDecimals: request.query.get('unitdp') === '4' ? 4 : 2,
  };
  const restore = snapshot(state);
  const outcomes = attemptAll(elements, (element) => act(context, element), restore);
  const isKnown =
    resource.perElementErrors === true ||
    (resource.perElementErrors === 'update' && request.method === 'POST');
  const perElement = isKnown && request.query.get('summarizeErrors')?.toLowerCase() === 'false';
  if (!perElement && outcomes.some((outcome) => outcome.id === null)) {
    restore();
    return refusedWhole(resource, outcomes);
  }
  const items = new Map(resource.items(state).map((item) => [item.id, item]));
  const replies = outcomes.map((outcome) => {
    const made = outcome.id === null ? undefined : items.get(outcome.id)?.wire(true, false);
    if (!made) return refusedElement(resource, outcome);
    return perElement ? { ...made, StatusAttributeString: 'OK' } : made;
  });
  return envelope(resource.name, replies, request.now);
}

/** DELETE of one object: it is answered as it was, with a status. */
function remove(state: XeroState, resource: Resource, urlId: string | null, now: number): SandboxReply {
  const id = (urlId ?? '').toLowerCase();
  const item = resource.items(state).find((one) => one.id === id);
  if (!resource.remove || urlId === null)
    return { status: 405, body: { Message: 'The requested resource does not support this http method' } };
  if (!item) return { status: 404, body: "The resource you're looking for cannot be found" };
  const was = item.wire(true, false);
  const remover = resource.remove;
  const outcome = attempt(was, () => {
    remover({ state, now, unitDecimals: 2 }, id);
    return id;
  });
  if (outcome.id === null) return refusedWhole(resource, [outcome]);
  return envelope(resource.name, [{ ...was, Status: 'DELETED' }], now);
}

function actionOf(
  resource: Resource,
  urlId: string | null,
  method: string,
): ((context: WriteContext, element: unknown) => string) | null {
  const { create, update } = resource;
  if (method === 'PUT') return create && urlId === null ? create : null;
  if (method !== 'POST' || !update) return null;
  return (context, element) => update(context, element, urlId);
}

/** A request that can't be read at some element has no effect at all. */
function attemptAll(
  elements: readonly Wire[],
  act: (element: Wire) => string,
  restore: () => void,
): readonly Outcome[] {
  try {
    return elements.map((element) => attempt(element, () => act(element)));
  } catch (error) {
    restore();
    throw error;
  }
}

function attempt(element: Wire, act: () => string): Outcome {
  try {
    return { id: act(), element, messages: [] };
  } catch (error) {
    if (error instanceof Refusal) return { id: null, element, messages: error.messages };
    // An amount beyond what can be exact.
    if (error instanceof MoneyError) return { id: null, element, messages: [error.message] };
    throw error;
  }
}

/** The elements of `{Payments: […]}`, `[…]` or a bare `{…}`. Throws `BadPost`. */
function elementsOf(resource: Resource, body: string, urlId: string | null): readonly Wire[] {
  const parsed = parseJson(body);
  const list = isWire(parsed) && resource.name in parsed ? parsed[resource.name] : parsed;
  const elements: readonly unknown[] = Array.isArray(list) ? list : [list];
  if (elements.length === 0) throw new BadPost('The request contains no elements');
  if (urlId !== null && elements.length > 1)
    throw new BadPost('Only one element can be sent to this address');
  return elements.map((element) => {
    if (!isWire(element)) throw new BadPost('An element is not an object');
    return element;
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadPost('The request body is not JSON');
  }
}

function isWire(value: unknown): value is Wire {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function refusedElement(resource: Resource, { element, messages }: Outcome): Wire {
  const flag =
    resource.name === 'Invoices' || resource.name === 'CreditNotes'
      ? { HasErrors: true }
      : { HasValidationErrors: true };
  return {
    [resource.idField]: ZERO_ID,
    ...echoOf(element),
    ...flag,
    StatusAttributeString: 'ERROR',
    ValidationErrors: messages.map((Message) => ({ Message })),
  };
}

function refusedWhole(resource: Resource, outcomes: readonly Outcome[]): SandboxReply {
  const refused = outcomes.filter((outcome) => outcome.id === null);
  const body = {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: refused.map((outcome) => ({
      [resource.idField]: ZERO_ID,
      ...echoOf(outcome.element),
      ValidationErrors: outcome.messages.map((Message) => ({ Message })),
    })),
  };
  return { status: 400, body };
}

/** What was sent, with its dates as Xero writes them. */
function echoOf(element: Wire): Wire {
  const echo: Record<string, unknown> = { ...element };
  for (const name of ['Date', 'DueDate']) {
    const sent = element[name];
    const date = typeof sent === 'string' ? readDate(sent) : null;
    if (date !== null) echo[name] = msDate(date);
    else delete echo[name];
  }
  return echo;
}
