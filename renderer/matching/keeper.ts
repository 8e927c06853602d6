/** Keeps the proposals of one local database up to date: reads, solves what changed, writes what came of it. */
import { isSame } from '../../shared/matching/incremental/changes.ts';
import { IncrementalMatcher, type MatchUpdate } from '../../shared/matching/incremental/matcher.ts';
import type { Match, Verdict } from '../../shared/matching/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { basisTables, readBasis } from './basis.ts';
import { cancelled } from './cancelled.ts';
import type { MatchSummary, RunOptions } from './matcher.ts';
import { InputReader, type Reading } from './reader.ts';
import { inOne } from '../db/inOne.ts';

/** So often data may change between reading and writing before both are done in one. */
const TRIES = 3;

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

function countVerdicts(matches: readonly Match[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { certain: 0, likely: 0, ambiguous: 0, noLine: 0, residual: 0 };
  for (const { verdict } of matches) counts[verdict] += 1;
  return counts;
}

export class MatchKeeper {
  private readonly matcher = new IncrementalMatcher();
  private readonly reader: InputReader;
  private readonly db: TieoutDatabase;
  /** Ids whose match changed and may not be written yet. */
  private readonly unwritten = new Set<string>();
  /** Every row is compared, not just those that changed. */
  private isUnsure = true;

  constructor(db: TieoutDatabase) {
    this.db = db;
    this.reader = new InputReader(db);
  }

  /** One run, see `Matcher`. Not while another one is under way. */
  async run(options: RunOptions): Promise<MatchSummary> {
    for (let left = TRIES; left > 0; left -= 1) {
      stopIfAsked(options.signal);
      this.tell(options, 'match.reading');
      // oxlint-disable-next-line no-await-in-loop -- a try needs what the one before it came to
      const summary = await this.attempt(options);
      if (summary !== null) return summary;
    }
    return this.atOnce(options);
  }

  private tell({ onProgress }: RunOptions, stage: string): void {
    onProgress?.({ stage, done: 0, total: null });
  }

  /** Null if the data changed between reading and writing. */
  private async attempt(options: RunOptions): Promise<MatchSummary | null> {
    const reading = await this.reader.read(options.now);
    stopIfAsked(options.signal);
    this.tell(options, 'match.solving');
    const update = this.solve(reading);
    stopIfAsked(options.signal);
    this.tell(options, 'match.writing');
    const written = await inOne(this.db, 'rw', this.tables(), async (db) =>
      (await readBasis(db)).all === reading.basis ? this.write(db, reading, update) : null,
    );
    return written && this.settled(written);
  }

  /** Reads, solves and writes in one transaction: nothing can come between, and everything else waits. */
  private async atOnce(options: RunOptions): Promise<MatchSummary> {
    const written = await inOne(this.db, 'rw', this.tables(), async (db) => {
      const reading = await this.reader.readHere(db, options.now);
      return this.write(db, reading, this.solve(reading));
    });
    return this.settled(written);
  }

  /** Only what is committed counts as written. */
  private settled(summary: MatchSummary): MatchSummary {
    this.unwritten.clear();
    this.isUnsure = false;
    return summary;
  }

  private tables() {
    return [...basisTables(this.db), this.db.proposals];
  }

  private solve({ input, isFresh }: Reading): MatchUpdate {
    performance.mark('matching.solve');
    const update = this.matcher.update(input);
    for (const { id } of update.changed) this.unwritten.add(id);
    if (update.isWhole || isFresh) this.isUnsure = true;
    performance.measure('matching.solved', 'matching.solve');
    performance.clearMarks('matching.solve');
    return update;
  }

  private async write(
    { proposals, matched }: TieoutDatabase,
    { basis }: Reading,
    update: MatchUpdate,
  ): Promise<MatchSummary> {
    const matches = this.matcher.matches();
    const ids = new Set(matches.map(({ id }) => id));
    const there = await this.rowsThere(proposals);
    const isOther = (match: Match) =>
      this.isUnsure
        ? !isSame(there.get(match.id), match)
        : this.unwritten.has(match.id) || !there.has(match.id);
    const changed = matches.filter(isOther);
    const gone = [...there.keys()].filter((id) => !ids.has(id));
    await proposals.bulkDelete(gone);
    await proposals.bulkPut(changed);
    await matched.put({ id: 'proposals', basis });
    return {
      verdicts: countVerdicts(matches),
      stats: update.stats,
      solved: update.solved,
      changed: changed.length,
      removed: gone.length,
    };
  }

  /** The proposals stored, by id; only their ids where that is all that is needed. */
  private async rowsThere(proposals: TieoutDatabase['proposals']): Promise<Map<string, Match | null>> {
    if (this.isUnsure) return new Map((await proposals.toArray()).map((match) => [match.id, match]));
    return new Map((await proposals.toCollection().primaryKeys()).map((id) => [id, null]));
  }
}
