/** What is put into the page before the app starts: a clock that can be moved, and a count of how durable its writes are. */
import * as v from 'valibot';

/** Runs inside the page, maybe again with another offset (milliseconds). */
export function browserScript(offsetMs: number): void {
  const scope: { tieoutClock?: { offset: number; durability: Record<string, number> } } & typeof globalThis =
    globalThis;
  if (scope.tieoutClock !== undefined) {
    scope.tieoutClock.offset = offsetMs;
    return;
  }
  const clock = { offset: offsetMs, durability: {} };
  const counts: Record<string, number> = clock.durability;
  scope.tieoutClock = clock;
  const Real = Date;
  const realNow = Date.now.bind(Date);
  class Shifted extends Real {
    constructor(...parts: readonly unknown[]) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- passes on what it is given
      super(...((parts.length === 0 ? [realNow() + clock.offset] : parts) as [number]));
    }
    static override now(): number {
      return realNow() + clock.offset;
    }
  }
  Object.defineProperty(globalThis, 'Date', { value: Shifted, configurable: true, writable: true });
  // oxlint-disable-next-line typescript/unbound-method -- bound again at each call below
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function counted(...args) {
    const transaction = open.apply(this, args);
    if (transaction.mode === 'readwrite') {
      counts[transaction.durability] = (counts[transaction.durability] ?? 0) + 1;
    }
    return transaction;
  };
}

/** Runs inside the page: how many read-write transactions had which durability. */
export function durabilityInPage(): unknown {
  const scope: { tieoutClock?: { durability: Record<string, number> } } & typeof globalThis = globalThis;
  return scope.tieoutClock?.durability ?? {};
}

/** What `durabilityInPage` found. */
export function parseDurability(found: unknown): Readonly<Record<string, number>> {
  return v.parse(v.record(v.string(), v.number()), found);
}
