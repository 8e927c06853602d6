/** The queue's list, kept up to date plan by plan: over a hundred thousand rows, only what changed is looked at again. */
import type { JournalRow, PostingPlan } from '../../../shared/posting/model.ts';
import { isFresh } from '../../flows/post/planning.ts';
import { PlansKept, type PlanTables } from './plansKept.ts';
import { inOrder, type QueuePlan, readyPlan, writtenPlan } from './queuePlans.ts';

interface Written {
  readonly plan: QueuePlan;
  /** Of its first row. */
  readonly sequence: number;
}

export class QueueBoard extends PlansKept<JournalRow, Written> {
  private readonly ready = new WeakMap<PostingPlan, QueuePlan>();

  /** Takes the whole journal. */
  constructor(tables: PlanTables<JournalRow>) {
    super(tables, (planId, rows, check) => ({
      plan: writtenPlan(planId, rows, check),
      sequence: rows[0]?.sequence ?? 0,
    }));
  }

  /** The whole list, as `queuePlans` makes it. */
  plans(preview: readonly PostingPlan[]): readonly QueuePlan[] {
    const ready = preview.filter((plan) => isFresh(plan, this.rows)).map((plan) => this.readyOf(plan));
    const written = [...this.made.values()].toSorted((a, b) => a.sequence - b.sequence);
    return inOrder(
      ready,
      written.map(({ plan }) => plan),
    );
  }

  private readyOf(plan: PostingPlan): QueuePlan {
    const made = this.ready.get(plan) ?? readyPlan(plan);
    this.ready.set(plan, made);
    return made;
  }
}
