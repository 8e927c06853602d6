/** What is wrong with a rule as it stands: told beside the field, before it is kept. */
import { normaliseNarrative } from '../../statement/narrative.ts';
import { SHORTEST_ALIAS } from '../text/aliases.ts';
import { LAG } from '../rules.ts';
import type { Rule } from './ruleRows.ts';

/** `code` selects the sentence (`ruleProblem.<code>` in the catalogue). */
export interface RuleProblem {
  readonly field: string;
  readonly code:
    | 'aliasShort'
    | 'aliasTaken'
    | 'missing'
    | 'boundMissing'
    | 'notPositive'
    | 'tooMuch'
    | 'accountTaken'
    | 'lagRange'
    | 'lagOrder'
    | 'rateText'
    | 'sameCurrency';
}

/** Hundredths of a percent: more than a tenth of a payout isn't a bank's fee. */
export const MOST_BASIS_POINTS = 1000;

const RATE = /^\d{1,12}(\.\d{1,12})?$/;

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

function checkAlias(rule: Of<'alias'>, others: readonly Rule[]): RuleProblem[] {
  const words = normaliseNarrative(rule.text);
  if (words.length < SHORTEST_ALIAS) return [{ field: 'text', code: 'aliasShort' }];
  if (rule.provider === '') return [{ field: 'provider', code: 'missing' }];
  const taken = others.some((other) => other.kind === 'alias' && normaliseNarrative(other.text) === words);
  return taken ? [{ field: 'text', code: 'aliasTaken' }] : [];
}

function checkTolerance(rule: Of<'tolerance'>, others: readonly Rule[]): RuleProblem[] {
  const { accountId, maxFee, maxBasisPoints } = rule;
  if (accountId === '') return [{ field: 'accountId', code: 'missing' }];
  if (others.some((other) => other.kind === 'tolerance' && other.accountId === accountId))
    return [{ field: 'accountId', code: 'accountTaken' }];
  if (maxFee === null && maxBasisPoints === null) return [{ field: 'maxFee', code: 'boundMissing' }];
  if (maxFee !== null && maxFee <= 0) return [{ field: 'maxFee', code: 'notPositive' }];
  if (maxBasisPoints === null) return [];
  if (!(maxBasisPoints > 0)) return [{ field: 'maxBasisPoints', code: 'notPositive' }];
  return maxBasisPoints > MOST_BASIS_POINTS ? [{ field: 'maxBasisPoints', code: 'tooMuch' }] : [];
}

function checkLag(rule: Of<'lag'>, others: readonly Rule[]): RuleProblem[] {
  const { connectionId, low, median, high } = rule;
  if (connectionId === '') return [{ field: 'connectionId', code: 'missing' }];
  if (others.some((other) => other.kind === 'lag' && other.connectionId === connectionId))
    return [{ field: 'connectionId', code: 'accountTaken' }];
  const inside = (days: number) => Number.isInteger(days) && days >= LAG.earliest && days <= LAG.latest;
  for (const [field, days] of Object.entries({ low, median, high }))
    if (!inside(days)) return [{ field, code: 'lagRange' }];
  if (low > median) return [{ field: 'low', code: 'lagOrder' }];
  return median > high ? [{ field: 'high', code: 'lagOrder' }] : [];
}

function checkRate(rule: Of<'rate'>): RuleProblem[] {
  if (rule.from === rule.to) return [{ field: 'to', code: 'sameCurrency' }];
  return RATE.test(rule.rate) && /[1-9]/.test(rule.rate) ? [] : [{ field: 'rate', code: 'rateText' }];
}

/** The first problem of a rule, or none. `all` are the rules there are; the one of the same id is the one it replaces. */
export function checkRule(rule: Rule, all: readonly Rule[]): RuleProblem[] {
  const others = all.filter(({ id }) => id !== rule.id);
  switch (rule.kind) {
    case 'alias':
      return checkAlias(rule, others);
    case 'tolerance':
      return checkTolerance(rule, others);
    case 'lag':
      return checkLag(rule, others);
    case 'rate':
      return checkRate(rule);
    case 'autoApply':
      return others.some((other) => other.kind === 'autoApply' && other.connectionId === rule.connectionId)
        ? [{ field: 'connectionId', code: 'accountTaken' }]
        : [];
    default:
      return rule.payoutKeys.length === 0 ? [{ field: 'payoutKeys', code: 'missing' }] : [];
  }
}
