/**
 * What plans are shown against, one for each local database, worked out beside the page as long as something shows it: it takes
 * every charge of the account, and the page keeps only what came of them.
 */
import * as v from 'valibot';
import type { Answers } from '../../shared/posting/checks/answers.ts';
import type { JournalRow, Mapping } from '../../shared/posting/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { type GroundNow, openGround } from '../flows/post/ground.ts';
import type { LoadedBooks } from '../flows/post/load.ts';
import { keepFresh } from './keepFresh.ts';
import type { Services } from './services.tsx';
import { showError } from './toasts.ts';

/** What a plan is made against, as it stands. */
export interface BooksGround {
  /** By Xero connection: two organisations may have the same invoice numbers and account codes. */
  readonly books: ReadonlyMap<string, LoadedBooks>;
  readonly mappings: readonly Mapping[];
  readonly journal: readonly JournalRow[];
  /** What the user said of findings. */
  readonly answers: Answers;
}

type Needs = Pick<Services, 'db' | 'replayer' | 'now'>;

/** What it depends on. */
const TABLES = [
  'journal',
  'mappings',
  'answers',
  'entryLinks',
  'payouts',
  'openEntries',
  'organisations',
  'accounts',
  'contacts',
  'taxRates',
  'tracking',
  'ledgerItems',
  'invoices',
];

/** The panel of one row may be about to be followed by that of another. */
const LINGER_MS = 5_000;

/** Our own worker made it. */
const GroundSchema = v.custom<GroundNow>(
  (told) => typeof told === 'object' && told !== null && 'books' in told && 'journal' in told,
);

class GroundStore {
  private ground: BooksGround | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly needs: Needs;
  private stop: (() => void) | null = null;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  readonly get = (): BooksGround | undefined => this.ground;

  readonly listen = (listener: () => void): (() => void) => {
    this.stop ??= keepFresh(this.needs.db, {
      tables: TABLES,
      work: () => this.look(),
      fail: showError,
    });
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      setTimeout(() => this.rest(), LINGER_MS);
    };
  };

  private rest(): void {
    if (this.listeners.size > 0 || this.stop === null) return;
    this.stop();
    this.stop = null;
    this.ground = undefined;
  }

  private async look(): Promise<void> {
    // The planner may be at work on the whole queue: a panel doesn’t wait for that.
    const { replayer, now } = this.needs;
    const told = v.parse(GroundSchema, await replayer.job('books', null, { now: now() }));
    if (this.stop === null) return;
    this.ground = openGround(told);
    for (const listener of this.listeners) listener();
  }
}

const known = new WeakMap<TieoutDatabase, GroundStore>();

/** The one of a database. */
export function groundStoreOf(needs: Needs): GroundStore {
  const store = known.get(needs.db) ?? new GroundStore(needs);
  known.set(needs.db, store);
  return store;
}
