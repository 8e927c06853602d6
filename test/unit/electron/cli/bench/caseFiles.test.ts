/** Labelled companies as files: the truth judged against itself is right, and a wrong or a timid answer is counted as such. */
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
  BANK_FILE,
  caseFiles,
  PAYOUTS_FILE,
  TRUTH_FILE,
  TruthFileSchema,
} from '../../../../../electron/cli/bench/matching/caseFiles.ts';
import { makeLabelledCompany } from '../../../../../electron/cli/bench/matching/fates.ts';
import { judge } from '../../../../../electron/cli/bench/matching/judgeFiles.ts';
import { readBankFile } from '../../../../../electron/cli/match/bankFile.ts';
import { readPayoutFile } from '../../../../../electron/cli/match/payoutFile.ts';

const company = makeLabelledCompany('files', 1, { payouts: 900, noise: 3 });
const files = caseFiles(company);
const truth = v.parse(TruthFileSchema, JSON.parse(files[TRUTH_FILE] ?? ''));
const text = (name: string) => files[name] ?? '';

/** Every payout that has lines, answered as it truly is. */
const trueMatches = truth.payouts
  .filter(({ lines }) => lines.length > 0)
  .map(({ together, lines }) => ({ payouts: together, lines, verdict: 'certain' }));

describe('labelled companies as files', () => {
  test('hold what the company holds: the same amounts in the same order', () => {
    const { payouts } = readPayoutFile(PAYOUTS_FILE, text(PAYOUTS_FILE));
    const shown = company.payouts.filter(({ destination }) => destination === 'bank');
    expect(payouts.map(({ id, amount, status }) => [id, amount, status])).toEqual(
      shown.map(({ id, amount, status }) => [id, amount, status]),
    );
    const { lines } = readBankFile(BANK_FILE, new TextEncoder().encode(text(BANK_FILE)), {
      currency: '',
      dateOrder: null,
      expected: null,
    });
    expect(lines.map(({ amount, date, source }) => [amount, date, source.line])).toEqual(
      company.lines.map(({ amount, date }, at) => [amount, date, at + 2]),
    );
  });

  test('the truth itself is found right, whole and never wrong', () => {
    const said = judge(truth, { matches: trueMatches });
    expect(said.determinable).toBeGreaterThan(200);
    expect(said).toMatchObject({
      payouts: truth.payouts.length,
      certainWrong: 0,
      found: said.determinable,
      answered: said.answeredRight,
      ambiguousFlagged: 0,
    });
  });

  test('a match on another line is wrong, and no answer finds nothing', () => {
    const [first, second] = trueMatches.filter(({ payouts, lines }) => payouts.length + lines.length === 2);
    if (first === undefined || second === undefined) throw new Error('The company has single payouts');
    const crossed = [
      { ...first, lines: second.lines },
      { ...second, lines: first.lines },
    ];
    expect(judge(truth, { matches: crossed })).toMatchObject({ certain: 2, certainWrong: 2, found: 0 });
    expect(judge(truth, { matches: [] })).toMatchObject({ certain: 0, answered: 0, ambiguousFlagged: 0 });
  });

  test('flagging everything finds nothing, but misses no ambiguity among what it speaks of', () => {
    const flagged = truth.payouts.map(({ id, lines }) => ({ payouts: [id], lines, verdict: 'ambiguous' }));
    const said = judge(truth, { matches: flagged });
    expect(said.ambiguous).toBeGreaterThan(0);
    expect(said).toMatchObject({ answered: 0, found: 0, ambiguousFlagged: said.ambiguous });
  });
});
