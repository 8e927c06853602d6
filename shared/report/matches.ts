/** The bank lines of the month for which payouts were decided: figures as the proof has them, and why. */
import type { Decision } from '../matching/model.ts';
import type { LineProof } from '../proof/model.ts';
import type { StatementLine } from '../statement/model.ts';
import { type MonthGround, accountKeys, isOf, isWithin } from './ground.ts';
import type { Cell, Section } from './model.ts';
import { day, money, sectionOf, text } from './tables.ts';
import type { ReportWords } from './words.ts';

/** A bank line of the month with its decision. */
export interface MatchedLine {
  readonly line: StatementLine;
  readonly proof: LineProof;
  readonly decision: Decision;
}

/** The lines of the month whose decision has a payout of the accounts, by date; those without a decision are no matches. */
export function matchedLines(ground: MonthGround): MatchedLine[] {
  const keys = accountKeys(ground.accounts);
  const own = new Set(ground.payouts.filter((payout) => isOf(keys, payout)).map(({ key }) => key));
  const lines = new Map(ground.lines.map((line) => [line.key, line]));
  const decided = new Map(
    ground.decisions.flatMap((decision) => decision.lineKeys.map((key) => [key, decision] as const)),
  );
  return ground.lineProofs
    .flatMap((proof): MatchedLine[] => {
      const line = lines.get(proof.lineKey);
      const decision = decided.get(proof.lineKey);
      if (!line || !decision || proof.state === 'open' || !isWithin(ground, line.date)) return [];
      return decision.payoutKeys.some((key) => own.has(key)) ? [{ line, proof, decision }] : [];
    })
    .toSorted((a, b) => (a.line.date < b.line.date ? -1 : a.line.date > b.line.date ? 1 : 0));
}

/** Which payouts came as which bank line, what was posted, and why. */
export function matchesSection(ground: MonthGround): Section {
  const { words } = ground;
  const say = words.say;
  const rows = matchedLines(ground).map(({ line, proof, decision }): Cell[] => [
    day(line.date),
    text(line.narrative),
    text(decision.payoutKeys.map(idOf).join(', ')),
    money(line.amount, line.currency),
    money(proof.allocated, line.currency),
    money(proof.posted, line.currency),
    text(words.lineState(proof.state)),
    text(whyOf(words, decision, line.currency)),
  ]);
  return sectionOf(
    {
      id: 'matches',
      title: say('section.matches'),
      notes: [say('note.matches')],
      columns: [
        { title: say('column.date'), type: 'date', weight: 9 },
        { title: say('column.narrative'), type: 'text', weight: 19 },
        { title: say('column.payouts'), type: 'text', weight: 16 },
        { title: say('column.bankLine'), type: 'money', weight: 12, summed: true },
        { title: say('column.allocated'), type: 'money', weight: 12, summed: true },
        { title: say('column.posted'), type: 'money', weight: 12, summed: true },
        { title: say('column.state'), type: 'text', weight: 8 },
        { title: say('column.why'), type: 'text', weight: 26 },
      ],
      rows,
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

/** Who decided, and each reason in a sentence. */
export function whyOf(words: ReportWords, decision: Decision, currency: string): string {
  const reasons = decision.evidence.map((item) => words.evidence(item, currency));
  return [...reasons, words.say(`by.${decision.by}`)].filter((reason) => reason !== '').join(' ');
}

/** The provider's id of a payout: its key is `connectionId|id`. */
export function idOf(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}
