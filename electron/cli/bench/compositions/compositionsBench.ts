/** What untold payouts hold: how often an answer is right, wrong or refused on labelled accounts, and how fast on large ones. */
import { minor } from '../../../../shared/money.ts';
import { composeAccount } from '../../../../shared/payout/composition/pool.ts';
import { randomFor } from '../../../sandbox/story/random.ts';
import { type BenchOptions, type BenchRow, row, timed } from '../report.ts';
import { bankMovement, midnight, movement, untoldPayout } from './accountModel.ts';
import { type Judged, judgeAccount } from './judge.ts';
import { makeLabelledAccount } from './labelledAccount.ts';

const ACCOUNTS = { large: 20_000, small: 1_000 };
const DAYS = 1_000;

/** Both parts; with `small` on 1,000 accounts. */
// oxlint-disable-next-line typescript/require-await -- a benchmark may wait; this one only computes
export async function compositionsBench({ seed, small }: BenchOptions): Promise<readonly BenchRow[]> {
  const judged: Judged[] = [];
  let ms = 0;
  for (let number = 0; number < (small ? ACCOUNTS.small : ACCOUNTS.large); number += 1) {
    const labelled = makeLabelledAccount(seed, number);
    const began = performance.now();
    const judgements = judgeAccount(labelled);
    ms += performance.now() - began;
    judged.push(...judgements);
  }
  const name = { bench: 'compositions', case: 'labelled accounts', size: judged.length, unit: 'payouts' };
  return [
    row(name, { ms, runs: 1 }, factsOf(judged)),
    scaleRow('emptied daily', 'all'),
    scaleRow('a part daily', 'part'),
  ];
}

function factsOf(judged: readonly Judged[]): Record<string, number> {
  const count = (holds: (one: Judged) => boolean) => judged.filter(holds).length;
  const knowable = judged.filter(({ truth }) => truth.inside !== null);
  const right = count(({ result }) => result === 'right');
  const share = (how: Judged['truth']['how']) => {
    const all = knowable.filter(({ truth }) => truth.how === how);
    return percent(all.filter(({ result }) => result === 'right').length, all.length);
  };
  return {
    wrong: count(({ result }) => result === 'wrong'),
    right,
    refused: count(({ result }) => result === 'refused'),
    unknowable: count(({ result }) => result === 'unknowable'),
    answeredPercent: percent(right, knowable.length),
    emptiedPercent: share('sweep'),
    instantPercent: share('instant'),
    keptBalancePercent: share('since'),
    chosenPercent: share('chosen'),
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

/** A hundred sales a day for a thousand days, with a payout each day: of everything, or of a typed amount. */
function scaleRow(title: string, how: 'all' | 'part'): BenchRow {
  const random = randomFor(`compositions|scale|${how}`);
  const entries = Array.from({ length: DAYS * 100 }, (_, index) => {
    const day = Math.floor(index / 100);
    return movement(
      `txn_${index}`,
      random.int(500, 90_000),
      midnight(day) + random.int(0, 86_399),
      midnight(day + 2),
    );
  });
  const payouts = Array.from({ length: DAYS }, (_, day) => {
    const came = entries.slice(day * 100, (day + 1) * 100);
    const amount = how === 'all' ? came.reduce((sum, { net }) => sum + net, 0) : 100_000;
    return untoldPayout(`po_${day}`, amount, midnight(day + 2) + 3600, day + 2);
  });
  const account = {
    payouts,
    entries,
    bankMovements: payouts.map((payout) =>
      bankMovement(payout.balanceEntryId, 'payout', minor(0 - payout.amount), 0),
    ),
    historyComplete: true,
  };
  const measured = timed(() => composeAccount(account));
  const found = measured.result.filter(({ entryIds }) => entryIds.length > 0).length;
  return row({ bench: 'compositions', case: title, size: DAYS, unit: 'payouts' }, measured, {
    movements: entries.length,
    found,
  });
}
