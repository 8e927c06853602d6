/** Pairings of one payout and one line that nothing competes with: most of any run. */
import { ZERO } from '../../money.ts';
import type { LineNode, PayoutNode } from '../input.ts';
import { pairId } from '../matchId.ts';
import type { Evidence, Match } from '../model.ts';
import type { Field } from './neighbourhood.ts';
import type { Pairings } from '../pairings.ts';
import { verdictOf } from '../rules.ts';
import { equalAmount, isMark, type Said } from '../score.ts';
import { EPSILON, exchanged, type Exchanges } from './solve.ts';
import { explained, isUnexplained, judged, ONLY } from './verdict.ts';

const ALONE: readonly Evidence[] = [ONLY];
const TWO: readonly Evidence[] = [{ code: 'equalAnswers', values: { count: 2 }, weight: 0 }];

/** Whether the only pairing of a component is one payout on one line: nothing competes, so nothing needs solving. */
export function isLone(pairings: Pairings, position: number): boolean {
  return pairings.isSingle(position) && pairings.scoreOf(position) > EPSILON;
}

/** The match of a lone pairing: what `judge` would say of its component. `exchanges` as there. */
export function judgeLone(field: Field, pairings: Pairings, position: number, exchanges: Exchanges): Match {
  const index = pairings.payoutOf(position);
  const payout = field.payouts[index];
  const line = field.lines[pairings.lineOf(position)];
  const said = pairings.saidOf(position);
  const others = exchanges.get(index);
  if (said && payout && line && !others && !isInDoubt(field, payout, line))
    return undisputed(payout, line, said, pairings.scoreOf(position));
  const candidate = pairings.look(position);
  return judged(field, candidate, candidate.lines, {
    // The picture without it is empty.
    margin: others ? 0 : candidate.score,
    equal: others ? 1 : 0,
    incomplete: false,
    outdone: false,
    alternatives: others ? exchanged(field, candidate, others) : [],
    remarks: others ? TWO : ALONE,
  });
}

function isInDoubt({ doubted, hasty, unsearched }: Field, payout: PayoutNode, line: LineNode): boolean {
  return (
    doubted.payouts.has(payout.index) ||
    doubted.lines.has(line.index) ||
    (hasty.size > 0 && hasty.has(payout.index)) ||
    (unsearched.size > 0 && unsearched.has(line.index))
  );
}

/** What `judged` would say, without anything that is only made to be asked. */
function undisputed(node: PayoutNode, { line }: LineNode, said: Said, score: number): Match {
  const { payout } = node;
  const verdict = verdictOf({
    margin: score,
    equalAnswers: 0,
    marked: isMark(said.why),
    dateInside: said.days.inside,
    settled: payout.status !== 'unknown',
    unexplained: isUnexplained(node),
    outOfBudget: false,
    outdone: false,
    unproven: false,
  });
  return {
    id: pairId(payout.key, line.key),
    payoutKeys: [payout.key],
    lineKeys: [line.key],
    verdict,
    score,
    margin: score,
    residual: ZERO,
    evidence: reasons(equalAmount(line), said, explained(payout)),
    alternatives: [],
  };
}

/** In lists that are as long as they must be: one that grows keeps room, which a long run has a hundred thousand times over. */
function reasons(equal: Evidence, { days, why }: Said, ofPayout: readonly Evidence[]): Evidence[] {
  const [day, another] = days.evidence;
  const [told, more] = ofPayout;
  if (!day || another || !why || more)
    return [equal, ...days.evidence, ...(why ? [why] : []), ...ofPayout, ONLY];
  return told ? [equal, day, why, told, ONLY] : [equal, day, why, ONLY];
}
