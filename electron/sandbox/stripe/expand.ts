/** Stripe's `expand`: ids become the objects they name. */
import { badParameter } from './errors.ts';
import { textOf, type Store, type Wire } from './store.ts';

const EXPANDABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['balance_transaction', ['source']],
  [
    'charge',
    [
      'balance_transaction',
      'customer',
      'failure_balance_transaction',
      'application_fee',
      'payment_intent',
      'review',
      'on_behalf_of',
      'source_transfer',
      'application',
    ],
  ],
  ['refund', ['charge', 'balance_transaction', 'failure_balance_transaction', 'payment_intent', 'customer']],
  ['dispute', ['charge', 'payment_intent']],
  [
    'payout',
    [
      'balance_transaction',
      'failure_balance_transaction',
      'original_payout',
      'reversed_by',
      'destination',
      'application_fee',
    ],
  ],
  ['customer', ['default_source', 'test_clock']],
  ['application_fee', ['account', 'application', 'balance_transaction', 'charge', 'originating_transaction']],
  ['fee_refund', ['balance_transaction', 'fee']],
  ['transfer', ['balance_transaction', 'destination', 'destination_payment', 'source_transaction']],
  ['transfer_reversal', ['balance_transaction', 'destination_payment_refund', 'source_refund', 'transfer']],
]);

/** What the object behind a balance transaction can be: a path may fit one of them and not the others. */
const SOURCES = [
  'charge',
  'refund',
  'dispute',
  'payout',
  'application_fee',
  'fee_refund',
  'transfer',
  'transfer_reversal',
];
const MAX_DEPTH = 4;

/** Called with the kind of each object (`charge`, …) that a path would put in; may throw a refusal. */
export type Guard = (object: string, path: string) => void;

function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cannot(path: string): Error {
  return badParameter('expand', `This property cannot be expanded (${path}).`, 'parameter_invalid_expand');
}

interface Walk {
  readonly store: Store;
  readonly guard: Guard;
  /** The whole path, for messages. */
  readonly path: string;
}

function expandOne(wire: Wire, steps: readonly string[], walk: Walk, viaSource: boolean): Wire {
  const [field, ...rest] = steps;
  if (field === undefined) return wire;
  const allowed = EXPANDABLE.get(textOf(wire, 'object')) ?? [];
  if (!allowed.includes(field)) {
    if (viaSource && SOURCES.some((kind) => EXPANDABLE.get(kind)?.includes(field))) return wire;
    throw cannot(walk.path);
  }
  const value = wire[field];
  const target = typeof value === 'string' ? walk.store.find(value) : value;
  if (!isWire(target)) return wire;
  walk.guard(textOf(target, 'object'), field);
  return { ...wire, [field]: expandOne(target, rest, walk, field === 'source') };
}

function checkDepth(path: string): readonly string[] {
  const steps = path.split('.');
  if (steps.length > MAX_DEPTH) {
    throw badParameter(
      'expand',
      `You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`,
    );
  }
  return steps;
}

/** Expands one object along all paths. Throws a refusal for a path that Stripe wouldn't take. */
export function expandObject(wire: Wire, paths: readonly string[], store: Store, guard: Guard): Wire {
  return paths.reduce<Wire>(
    (done, path) => expandOne(done, checkDepth(path), { store, guard, path }, false),
    wire,
  );
}

/** Expands the rows of a list; paths start with `data.`. */
export function expandRows(
  rows: readonly Wire[],
  paths: readonly string[],
  store: Store,
  guard: Guard,
): Wire[] {
  for (const path of paths) {
    const [first] = checkDepth(path);
    if (first === 'data' && path !== 'data') continue;
    throw badParameter(
      'expand',
      `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead.`,
    );
  }
  const inner = paths.map((path) => ({ path, steps: path.split('.').slice(1) }));
  return rows.map((row) =>
    inner.reduce<Wire>((done, { path, steps }) => expandOne(done, steps, { store, guard, path }, false), row),
  );
}
