/** Narrative aliases: the user's own words for a provider or one of its accounts. */
import type { MatchPayout } from '../input.ts';
import { normaliseNarrative } from '../../statement/narrative.ts';
import type { NarrativeAlias } from '../input.ts';
import { type AliasWords, NO_ALIASES } from './marks.ts';

/** Shorter words stand in too many texts to mean anything. */
export const SHORTEST_ALIAS = 3;

const longestFirst = (a: string, b: string) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);

function wordsOf(aliases: readonly NarrativeAlias[]): string[] {
  const words = aliases.map(({ text }) => normaliseNarrative(text));
  return [...new Set(words)].filter((text) => text.length >= SHORTEST_ALIAS).toSorted(longestFirst);
}

/** Gives each payout the aliases that speak for its account and those that speak for another one; asked once an account. */
export function aliasReader(
  aliases: readonly NarrativeAlias[] = [],
): (payout: Pick<MatchPayout, 'provider' | 'connectionId'>) => AliasWords {
  if (aliases.length === 0) return () => NO_ALIASES;
  const known = new Map<string, AliasWords>();
  return ({ provider, connectionId }) => {
    const key = `${provider}|${connectionId}`;
    const before = known.get(key);
    if (before) return before;
    const isOwn = (alias: NarrativeAlias) =>
      alias.connectionId === null ? alias.provider === provider : alias.connectionId === connectionId;
    const own = wordsOf(aliases.filter(isOwn));
    const others = wordsOf(aliases.filter((alias) => !isOwn(alias))).filter((text) => !own.includes(text));
    const made = { own, others };
    known.set(key, made);
    return made;
  };
}
