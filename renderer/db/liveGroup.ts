/** Several tables in memory as they were at one moment, and what changed since the moment before. */
import type { TieoutDatabase } from './database.ts';
import { type Dirty, NOTHING_DIRTY, onChanges, together } from './changes.ts';
import type { Changed, LiveTable } from './liveTables.ts';

/** What a group does with a table, whatever its rows are. */
export type LiveMember = Pick<LiveTable<object, object>, 'name' | 'load' | 'reread'>;

/** Keeps tables up to date until it is stopped. */
export class LiveGroup {
  private readonly db: TieoutDatabase;
  private readonly members: readonly LiveMember[];
  private readonly fill: () => Promise<void>;
  private readonly hear: (changed: Changed) => void;
  private readonly fail: (error: unknown) => void;
  private pending = new Map<string, Dirty>();
  private isBusy = false;
  private stopHearing: (() => void) | null = null;

  /**
   * `fill` is called once everything is read, and nothing changes until it has resolved; `hear` is then told of each change, `fail` of
   * what couldn't be read.
   */
  constructor(
    db: TieoutDatabase,
    members: readonly LiveMember[],
    tell: {
      readonly fill: () => Promise<void>;
      readonly hear: (changed: Changed) => void;
      readonly fail: (error: unknown) => void;
    },
  ) {
    this.db = db;
    this.members = members;
    this.fill = tell.fill;
    this.hear = tell.hear;
    this.fail = tell.fail;
  }

  start(): void {
    if (this.stopHearing !== null) return;
    const names = this.members.map(({ name }) => name);
    this.stopHearing = onChanges(this.db.name, names, (dirty) => this.note(dirty));
    this.isBusy = true;
    void this.work(() => this.loadAll());
  }

  /** Hears nothing any more; what is in memory stays as it is. */
  stop(): void {
    this.stopHearing?.();
    this.stopHearing = null;
  }

  private note(dirty: ReadonlyMap<string, Dirty>): void {
    for (const [table, more] of dirty) {
      this.pending.set(table, together(this.pending.get(table) ?? NOTHING_DIRTY, more));
    }
    if (this.isBusy) return;
    this.isBusy = true;
    void this.work(() => Promise.resolve());
  }

  private async work(first: () => Promise<void>): Promise<void> {
    try {
      await first();
      // oxlint-disable-next-line no-await-in-loop -- what came meanwhile comes next
      while (this.pending.size > 0 && this.stopHearing !== null) await this.catchUp();
    } catch (error) {
      if (this.stopHearing !== null) this.fail(error);
    } finally {
      this.isBusy = false;
    }
  }

  private async loadAll(): Promise<void> {
    await Promise.all(this.members.map((member) => member.load()));
    // What was written while it was read is part of the first picture.
    const late = await this.rereadPending();
    for (const apply of late.values()) apply();
    if (this.stopHearing !== null) await this.fill();
  }

  private async catchUp(): Promise<void> {
    const late = await this.rereadPending();
    if (this.stopHearing === null) return;
    this.hear(new Map([...late].map(([name, apply]) => [name, apply()])));
  }

  private async rereadPending(): Promise<ReadonlyMap<string, () => readonly string[]>> {
    const dirty = this.pending;
    this.pending = new Map();
    const touched = this.members.filter(({ name }) => dirty.has(name));
    if (touched.length === 0) return new Map();
    const names = touched.map(({ name }) => name);
    const applies = await this.db.transaction('r', names, () =>
      Promise.all(touched.map((member) => member.reread(dirty.get(member.name) ?? NOTHING_DIRTY))),
    );
    return new Map(names.map((name, at) => [name, applies[at] ?? (() => [])]));
  }
}
