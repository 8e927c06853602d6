/** Judges answers in the form that `npm run -s match --json` prints against the truth that lies beside the files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type TruthFile, TRUTH_FILE, TruthFileSchema } from './caseFiles.ts';
import { compareText } from '../../../../shared/order.ts';

export const ANSWERS_FILE = 'answers.json';

/** What is read of an answer; everything else may be there too. */
const AnswersSchema = v.object({
  matches: v.array(
    v.object({ payouts: v.array(v.string()), lines: v.array(v.string()), verdict: v.string() }),
  ),
});
export type Answers = v.InferOutput<typeof AnswersSchema>;

/** Counts of payouts. */
export interface Judgement {
  readonly payouts: number;
  readonly certain: number;
  readonly certainWrong: number;
  readonly answered: number;
  readonly answeredRight: number;
  readonly determinable: number;
  /** Of the determinable ones that have lines: answered right. */
  readonly found: number;
  readonly ambiguous: number;
  readonly ambiguousFlagged: number;
}

const FACTS = [
  'payouts',
  'certain',
  'certainWrong',
  'answered',
  'answeredRight',
  'determinable',
  'found',
  'ambiguous',
  'ambiguousFlagged',
] as const;

/** Reads `truth.json` and `answers.json` of a folder. Throws with the file's name if one is missing or of another shape. */
export function judgeFolder(folder: string): Judgement {
  return judge(
    read(join(folder, TRUTH_FILE), TruthFileSchema),
    read(join(folder, ANSWERS_FILE), AnswersSchema),
  );
}

function read<T>(path: string, schema: v.GenericSchema<unknown, T>): T {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Sums of judgements. */
export function addUp(judgements: readonly Judgement[]): Judgement {
  const sum = (fact: (typeof FACTS)[number]) => judgements.reduce((total, one) => total + one[fact], 0);
  return {
    payouts: sum('payouts'),
    certain: sum('certain'),
    certainWrong: sum('certainWrong'),
    answered: sum('answered'),
    answeredRight: sum('answeredRight'),
    determinable: sum('determinable'),
    found: sum('found'),
    ambiguous: sum('ambiguous'),
    ambiguousFlagged: sum('ambiguousFlagged'),
  };
}

/**
 * One company. An answer is right if it has the true payouts together on the true lines, or on lines that make no difference.
 * A payout without an answer counts as flagged only where another one of its case is.
 */
export function judge(truth: TruthFile, { matches }: Answers): Judgement {
  const answers = new Map(matches.flatMap((match) => match.payouts.map((id) => [id, match] as const)));
  const key = (names: readonly string[]) => names.toSorted(compareText).join('\n');
  const classesOf = (lines: readonly string[]) => key(lines.map((line) => truth.classes[line] ?? line));
  return addUp(
    truth.payouts.map(({ id, together, lines, shape, clarity, oneCase }): Judgement => {
      const answer = answers.get(id);
      const verdict = answer?.verdict ?? 'none';
      const isAnswer = verdict === 'certain' || verdict === 'likely';
      const isRight =
        answer !== undefined &&
        key(answer.payouts) === key(together) &&
        lines.length > 0 &&
        classesOf(answer.lines) === classesOf(lines);
      const isFlagged =
        verdict === 'ambiguous' ||
        (answer === undefined && oneCase.some((other) => answers.get(other)?.verdict === 'ambiguous'));
      const [isClear, isAmbiguous] = [
        clarity === 'determinable' && shape !== 'absent',
        clarity === 'ambiguous',
      ];
      return {
        payouts: 1,
        certain: Number(verdict === 'certain'),
        certainWrong: Number(verdict === 'certain' && !isRight),
        answered: Number(isAnswer),
        answeredRight: Number(isAnswer && isRight),
        determinable: Number(isClear),
        found: Number(isClear && isAnswer && isRight),
        ambiguous: Number(isAmbiguous),
        ambiguousFlagged: Number(isAmbiguous && isFlagged),
      };
    }),
  );
}
