/** Confirming without being asked: when it may be offered for a provider account, and which matches it takes. */
import type { Match } from '../model.ts';
import type { Rule } from '../memory/ruleRows.ts';
import { confirmedRight, type Precision } from './precision.ts';

/** Confirmed decisions that a provider account's `certain` matches must agree with, none of them wrong. */
export const AUTO_APPLY_LEAST = 20;

export interface AutoApplyOffer {
  readonly offered: boolean;
  /** Confirmed by the user and matched the same, out of `least`. */
  readonly agreed: number;
  readonly least: number;
  readonly wrong: number;
}

/** Whether auto-apply may be offered: at no wrong one and enough right ones. What a rule confirmed doesn't count as right. */
export function autoApplyOffer(precision: Precision): AutoApplyOffer {
  const right = confirmedRight(precision);
  const wrong = precision.disagree;
  return {
    offered: wrong === 0 && right >= AUTO_APPLY_LEAST,
    agreed: right,
    least: AUTO_APPLY_LEAST,
    wrong,
  };
}

/** The rule that is switched on for each provider account that has one. */
export function autoApplyRules(rules: readonly Rule[]): ReadonlyMap<string, Rule & { kind: 'autoApply' }> {
  return new Map(
    rules.flatMap((rule) =>
      rule.kind === 'autoApply' && rule.enabled ? [[rule.connectionId, rule] as const] : [],
    ),
  );
}

export interface Automatic {
  readonly match: Match;
  readonly ruleId: string;
  readonly connectionId: string;
}

/**
 * The proposals that rules confirm: `certain`, to the minor unit, every payout of an account whose rule is switched on, none put aside,
 * none that was taken back after a rule had confirmed it.
 */
export function automaticMatches(
  proposals: readonly Match[],
  rules: readonly Rule[],
  connectionOf: (payoutKey: string) => string | undefined,
  parked: ReadonlySet<string>,
): Automatic[] {
  const on = autoApplyRules(rules);
  const byHand = new Set(rules.flatMap((rule) => (rule.kind === 'byHandOnly' ? rule.payoutKeys : [])));
  return proposals.flatMap((match) => {
    const { payoutKeys, lineKeys, verdict, residual } = match;
    if (verdict !== 'certain' || residual !== 0 || lineKeys.length === 0) return [];
    if (payoutKeys.some((key) => parked.has(key) || byHand.has(key))) return [];
    const [connectionId, ...others] = [...new Set(payoutKeys.map(connectionOf))];
    const rule = connectionId === undefined || others.length > 0 ? undefined : on.get(connectionId);
    return rule ? [{ match, ruleId: rule.id, connectionId: rule.connectionId }] : [];
  });
}
