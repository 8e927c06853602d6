/** Aliases worth proposing: words that stand in the confirmed lines of one provider account, and in no line of anyone else. */
import type { StatementLine } from '../../statement/model.ts';
import { aliasReader } from '../text/aliases.ts';
import type { MatchPayout, NarrativeAlias } from '../input.ts';
import type { Decision } from '../model.ts';
import { type LineText, lineText, namesNobody } from '../text/lineText.ts';
import { payoutMarks } from '../text/marks.ts';
import { descriptorIn } from '../text/signals.ts';

export interface AliasSuggestion {
  /** As the bank writes it: upper case, single spaces. */
  readonly text: string;
  readonly provider: string;
  readonly connectionId: string;
  /** Confirmed lines of the account that have it and no mark. */
  readonly confirmed: number;
  /** Lines that are nobody's yet and have it. */
  readonly open: number;
}

interface Input {
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  readonly decisions: readonly Pick<Decision, 'payoutKeys' | 'lineKeys'>[];
  readonly aliases: readonly NarrativeAlias[];
}

/** Confirmed lines without a mark from which a proposal is made. */
const LEAST = 3;
const LONGEST_PHRASE = 4;
const SHORTEST_TEXT = 4;
/** So many of an account's likeliest texts are looked for in all lines. */
const TRIES = 12;

interface Confirmed {
  readonly text: LineText;
  readonly payout: MatchPayout;
  readonly marked: boolean;
}

/** Runs of one to four words that name someone: not only a bank's own words and numbers. */
function phrases({ words }: LineText): ReadonlySet<string> {
  const all = words.split(' ');
  const found = new Set<string>();
  for (let from = 0; from < all.length; from += 1) {
    for (let to = from + 1; to <= Math.min(all.length, from + LONGEST_PHRASE); to += 1) {
      const text = all.slice(from, to).join(' ');
      const names = !namesNobody({ words: text });
      if (text.length >= SHORTEST_TEXT && names) found.add(text);
    }
  }
  return found;
}

function confirmedLines(input: Input, textOf: ReadonlyMap<string, LineText>): ReadonlyMap<string, Confirmed> {
  const payoutOf = new Map(input.payouts.map((payout) => [payout.key, payout]));
  const aliasesOf = aliasReader(input.aliases);
  const found = new Map<string, Confirmed>();
  for (const { payoutKeys, lineKeys } of input.decisions) {
    const payout = payoutOf.get(payoutKeys[0] ?? '');
    for (const lineKey of lineKeys) {
      const text = textOf.get(lineKey);
      if (!payout || !text) continue;
      const marked = descriptorIn(payoutMarks(payout, aliasesOf(payout)), text) !== '' || text.ids.length > 0;
      found.set(lineKey, { text, payout, marked });
    }
  }
  return found;
}

/** Those that most unmarked lines of the account share; of equal ones the longest, then the first by alphabet. */
function best(texts: readonly LineText[]): [text: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const phrase of phrases(text)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST)
    .toSorted(([a, countA], [b, countB]) => countB - countA || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, TRIES);
}

const has = ({ words }: LineText, phrase: string) => ` ${words} `.includes(` ${phrase} `);

/**
 * At most one alias for each provider account: words of at least three of its confirmed lines that carry no mark, that stand in no
 * line confirmed for another account, and in no more open lines than confirmed ones. The order of the input makes no
 * difference. Only a proposal: what it changes is what a replay of it says.
 */
export function suggestAliases(input: Input): AliasSuggestion[] {
  const textOf = new Map(input.lines.map((line) => [line.key, lineText(line)]));
  const confirmed = confirmedLines(input, textOf);
  const openTexts = [...textOf].filter(([key]) => !confirmed.has(key)).map(([, text]) => text);
  const accounts = new Map<string, Confirmed[]>();
  for (const line of confirmed.values()) {
    const known = accounts.get(line.payout.connectionId);
    if (known) known.push(line);
    else accounts.set(line.payout.connectionId, [line]);
  }
  const suggestions: AliasSuggestion[] = [];
  for (const [connectionId, own] of [...accounts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const unmarked = own.filter(({ marked }) => !marked);
    const others = [...confirmed.values()].filter(({ payout }) => payout.connectionId !== connectionId);
    for (const [text, count] of best(unmarked.map((line) => line.text))) {
      const open = openTexts.filter((line) => has(line, text)).length;
      if (open > count || others.some((line) => has(line.text, text))) continue;
      const provider = own[0]?.payout.provider ?? '';
      suggestions.push({ text, provider, connectionId, confirmed: count, open });
      break;
    }
  }
  return suggestions;
}
