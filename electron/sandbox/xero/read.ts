/** GET: lists filtered, ordered and paged as Xero does, and single objects. */
import type { SandboxReply, SandboxRequest } from '../route.ts';
import type { XeroState } from './model.ts';
import type { Item, Resource } from './resources.ts';
import { fieldValue, orderOf, passes, requireFields } from './where/evaluate.ts';
import { parseWhere, WhereError } from './where/parse.ts';
import { envelope, type Wire } from './wire.ts';

/** A list or, with `id`, one object. Throws `WhereError` for a filter or order that can't be read. */
export function read(
  state: XeroState,
  resource: Resource,
  id: string | null,
  request: SandboxRequest,
): SandboxReply {
  const items = resource.items(state);
  const name = resource.name === 'Organisation' ? 'Organisations' : resource.name;
  if (id !== null) {
    const wanted = decoded(id).toLowerCase();
    const found = items.find((item) => item.id === wanted) ?? byNumber(resource, items, wanted);
    if (!found) return { status: 404, body: "The resource you're looking for cannot be found" };
    return envelope(name, [found.wire(true, false)], request.now);
  }
  const kept = ordered(resource, filtered(resource, items, request), request.query.get('order'));
  if (!resource.paged || !request.query.has('page')) {
    const full = resource.name === 'Payments';
    return envelope(
      name,
      kept.map((item) => item.wire(full, summaryOnly(request))),
      request.now,
    );
  }
  const page = pageOf(request);
  const pageCount = Math.ceil(kept.length / page.size);
  const shown = kept.slice((page.number - 1) * page.size, page.number * page.size);
  const pagination = { page: page.number, pageSize: page.size, pageCount, itemCount: kept.length };
  const full = !summaryOnly(request);
  return envelope(
    name,
    shown.map((item) => item.wire(full, !full)),
    request.now,
    { pagination },
  );
}

/** A path that can't be decoded names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function summaryOnly(request: SandboxRequest): boolean {
  return request.query.get('summaryOnly')?.toLowerCase() === 'true';
}

function byNumber(resource: Resource, items: readonly Item[], wanted: string): Item | undefined {
  if (resource.name !== 'Invoices') return undefined;
  return items.find((item) => String(item.wire(false, true)['InvoiceNumber']).toLowerCase() === wanted);
}

function pageOf(request: SandboxRequest): { number: number; size: number } {
  const number = Number(request.query.get('page') ?? '1');
  const size = Number(request.query.get('pageSize') ?? '100');
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  if (!whole(number)) throw new WhereError('page must be 1 or more');
  if (!whole(size) || size > 1000) throw new WhereError('pageSize must be between 1 and 1000');
  return { number, size };
}

function filtered(resource: Resource, items: readonly Item[], request: SandboxRequest): readonly Item[] {
  const since = modifiedSince(request);
  const where = request.query.get('where');
  const expression = where === null || where.trim() === '' ? null : parseWhere(where);
  if (expression) requireFields(expression, resource.fields, resource.type);
  const wanted = listFilters(resource, request);
  return items.filter((item) => {
    if (item.updated < since) return false;
    if (!expression && wanted.length === 0 && !hidden(resource)) return true;
    const wire = item.wire(false, false);
    if (hidden(resource) && isHidden(resource, wire, request)) return false;
    return wanted.every((test) => test(wire)) && (expression === null || passes(expression, wire));
  });
}

function hidden(resource: Resource): boolean {
  return resource.name === 'BankTransfers' || resource.name === 'Contacts';
}

/** Deleted transfers and archived contacts come only when asked for. */
function isHidden(resource: Resource, wire: Wire, request: SandboxRequest): boolean {
  const asked = (name: string) => request.query.get(name)?.toLowerCase() === 'true';
  if (resource.name === 'BankTransfers') return wire['Status'] === 'DELETED' && !asked('includeDeleted');
  return wire['ContactStatus'] === 'ARCHIVED' && !asked('includeArchived');
}

/** `If-Modified-Since` in unix milliseconds, to the second; 0 where absent. */
function modifiedSince(request: SandboxRequest): number {
  const text = request.headers['if-modified-since'];
  if (text === undefined) return 0;
  const utc = /[Z+]|GMT/.test(text) ? text : `${text}Z`;
  const ms = Date.parse(utc);
  if (Number.isNaN(ms)) throw new WhereError('If-Modified-Since is not a date');
  return Math.floor(ms / 1000) * 1000;
}

const LISTS: readonly (readonly [query: string, path: string, resources: string])[] = [
  ['IDs', '', 'Invoices Contacts'],
  ['InvoiceNumbers', 'InvoiceNumber', 'Invoices'],
  ['ContactIDs', 'Contact.ContactID', 'Invoices'],
  ['Statuses', 'Status', 'Invoices'],
  ['References', 'Reference', 'BankTransactions'],
];

function listFilters(resource: Resource, request: SandboxRequest): readonly ((wire: Wire) => boolean)[] {
  const tests: ((wire: Wire) => boolean)[] = [];
  for (const [query, path, resources] of LISTS) {
    const text = request.query.get(query);
    if (text === null || text === '' || !resources.split(' ').includes(resource.name)) continue;
    const wanted = new Set(text.split(',').map((one) => one.trim().toLowerCase()));
    const names = (path === '' ? resource.idField : path).split('.');
    tests.push((wire) => wanted.has(String(fieldValue(wire, names)).toLowerCase()));
  }
  const term = request.query.get('searchTerm')?.toLowerCase();
  if (term !== undefined && term !== '')
    tests.push((wire) => JSON.stringify(wire).toLowerCase().includes(term));
  return tests;
}

/** `order=Field [ASC|DESC]`, default by last change; equal ones keep the order in which they were made. */
function ordered(resource: Resource, items: readonly Item[], order: string | null): readonly Item[] {
  const [field = 'UpdatedDateUTC', direction = 'ASC'] = (order ?? '').trim().split(/\s+/).filter(Boolean);
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  if (field === 'UpdatedDateUTC') return items.toSorted((a, b) => sign * (a.updated - b.updated));
  if (field === resource.idField)
    return items.toSorted((a, b) => sign * (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const names = field.split('.');
  if (!resource.fields.has(names[0] ?? '')) {
    throw new WhereError(`No property or field '${field}' exists in type '${resource.type}'`);
  }
  return items
    .map((item) => ({ item, value: fieldValue(item.wire(false, false), names) }))
    .toSorted((a, b) => sign * (orderOf(a.value, b.value) ?? 0))
    .map(({ item }) => item);
}
