/** The clearing proof of a month: the days that the proof screen draws, brought forward and as it stood at the end. */
import type { PlainDate } from '../dates.ts';
import { addDays } from '../dates.ts';
import { type Minor, ZERO, minor } from '../money.ts';
import type { ClearingProof, ProofDay } from '../proof/model.ts';
import { type MonthGround, type ReportAccount, isWithin } from './ground.ts';
import type { Cell, Section } from './model.ts';
import { day, money, sectionOf, text } from './tables.ts';

/** Both balances and what lies between them at the end of a day: `clearing = provider + inTransit + timing + unexplained`. */
export interface StandAt {
  readonly provider: Minor;
  readonly clearing: Minor;
  readonly inTransit: Minor;
  readonly timing: Minor;
  readonly unexplained: Minor;
}

/** How a proof stood at the end of a day; before its first day it has the opening with the provider, not yet in the books. */
export function standAt(proof: ClearingProof, date: PlainDate): StandAt {
  const last = proof.days.findLast((each) => each.date <= date);
  if (last === undefined) {
    return {
      provider: proof.opening,
      clearing: ZERO,
      inTransit: ZERO,
      timing: minor(0 - proof.opening),
      unexplained: ZERO,
    };
  }
  return {
    provider: last.providerBalance,
    clearing: last.clearingBalance,
    inTransit: last.inTransit,
    timing: last.timing,
    unexplained: last.unexplained,
  };
}

/** Each account day by day. The activity and the payouts of the month lead from what was brought forward to the month's end. */
export function proofSection(ground: MonthGround): Section {
  const { words, accounts } = ground;
  const say = words.say;
  return sectionOf(
    {
      id: 'proof',
      title: say('section.proof'),
      notes: [say('note.proof')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 20, once: true },
        { title: say('column.date'), type: 'date', weight: 10 },
        { title: say('column.moved'), type: 'money', weight: 13, summed: true },
        { title: say('column.paidOut'), type: 'money', weight: 13, summed: true },
        { title: say('column.provider'), type: 'money', weight: 14 },
        { title: say('column.inTransit'), type: 'money', weight: 13 },
        { title: say('column.timing'), type: 'money', weight: 13 },
        { title: say('column.clearing'), type: 'money', weight: 14 },
        { title: say('column.unexplained'), type: 'money', weight: 13 },
      ],
      rows: accounts.flatMap((account) => rowsOf(account, ground)),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function rowsOf(account: ReportAccount, ground: MonthGround): Cell[][] {
  const { proof, mapping, name } = account;
  const { currency } = mapping;
  const before = addDays(ground.from, -1);
  const brought = standAt(proof, before);
  return [
    [text(name), day(before), null, null, ...balances(brought, currency)],
    ...proof.days
      .filter(({ date }) => isWithin(ground, date))
      .map((each: ProofDay) => [
        text(name),
        day(each.date),
        money(each.activity, currency),
        money(each.payouts, currency),
        ...balances(standAt(proof, each.date), currency),
      ]),
  ];
}

/** In the order of the columns: provider, in transit, timing, clearing, unexplained. */
export function balances(stand: StandAt, currency: string): Cell[] {
  return [stand.provider, stand.inTransit, stand.timing, stand.clearing, stand.unexplained].map((amount) =>
    money(amount, currency),
  );
}

/** One line an account: how it stood at the month's end. */
export function summarySection(ground: MonthGround): Section {
  const { words, accounts, to } = ground;
  const say = words.say;
  return sectionOf(
    {
      id: 'summary',
      title: say('section.summary', { date: words.date(to) }),
      notes: [say('note.summary')],
      columns: [
        { title: say('column.account'), type: 'text', weight: 26 },
        { title: say('column.provider'), type: 'money', weight: 14, summed: true },
        { title: say('column.inTransit'), type: 'money', weight: 14, summed: true },
        { title: say('column.timing'), type: 'money', weight: 14, summed: true },
        { title: say('column.clearing'), type: 'money', weight: 14, summed: true },
        { title: say('column.unexplained'), type: 'money', weight: 14, summed: true },
        { title: say('column.state'), type: 'text', weight: 20 },
      ],
      rows: accounts.map(({ proof, mapping, name, clearing }) => {
        const stand = standAt(proof, to);
        const state = stand.unexplained !== 0 ? 'notTied' : stand.timing === 0 ? 'tied' : 'explained';
        return [
          text([name, clearing].filter((part) => part !== '').join(', ')),
          ...balances(stand, mapping.currency),
          text(say(`state.${state}`)),
        ];
      }),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}
