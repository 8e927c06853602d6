/** What is typed into a rule's form, and the rule that it makes. Pure. */
import { normaliseNarrative } from '../../../shared/statement/narrative.ts';
import { checkRule, type RuleProblem } from '../../../shared/matching/memory/ruleCheck.ts';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { plainDate } from '../../../shared/dates.ts';
import { type Currency, exponentOf, type Minor, parseMajor, toMajorText } from '../../../shared/money.ts';
import type { FormKind, FormRule, RuleDraft } from '../../stores/ruleDraft.ts';

export interface RuleForm {
  readonly text: string;
  /** `provider|` or `provider|connectionId`. */
  readonly means: string;
  readonly accountId: string;
  readonly maxFee: string;
  readonly share: string;
  readonly connectionId: string;
  readonly low: string;
  readonly median: string;
  readonly high: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly rate: string;
}

const EMPTY: RuleForm = {
  text: '',
  means: '',
  accountId: '',
  maxFee: '',
  share: '',
  connectionId: '',
  low: '0',
  median: '1',
  high: '2',
  from: '',
  to: '',
  date: '',
  rate: '',
};

function percentText(hundredths: number): string {
  return String(hundredths / 100);
}

function formOfRule(rule: FormRule, currencyOf: (accountId: string) => Currency): RuleForm {
  switch (rule.kind) {
    case 'alias':
      return { ...EMPTY, text: rule.text, means: `${rule.provider}|${rule.connectionId ?? ''}` };
    case 'tolerance': {
      const { accountId, maxFee, maxBasisPoints } = rule;
      return {
        ...EMPTY,
        accountId,
        maxFee: maxFee === null ? '' : toMajorText(maxFee, currencyOf(accountId)),
        share: maxBasisPoints === null ? '' : percentText(maxBasisPoints),
      };
    }
    case 'lag': {
      const { connectionId, low, median, high } = rule;
      return { ...EMPTY, connectionId, low: String(low), median: String(median), high: String(high) };
    }
    default:
      return { ...EMPTY, from: rule.from, to: rule.to, date: rule.date, rate: rule.rate };
  }
}

/** The longest run of the bank's words without numbers, which change from line to line. */
export function tellingWords(narrative: string): string {
  const runs = normaliseNarrative(narrative)
    .split(' ')
    .reduce<string[][]>(
      (all, word) => (/\d/.test(word) ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), word]]),
      [[]],
    )
    .map((words) => words.join(' '));
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** What a form begins with. `today` proposes the date of a rate. */
export function formOf(
  { rule, text = '', provider, connectionId = null, accountId = '', maxFee = '' }: RuleDraft,
  currencyOf: (accountId: string) => Currency,
  today: string,
): RuleForm {
  if (rule) return formOfRule(rule, currencyOf);
  const means = provider === undefined ? '' : `${provider}|${connectionId ?? ''}`;
  return { ...EMPTY, text, means, accountId, maxFee, date: today };
}

export type FormProblem = Omit<RuleProblem, 'code'> & {
  readonly code: RuleProblem['code'] | 'notNumber';
};

export type Parsed =
  | { readonly rule: Rule; readonly problem: null }
  | { readonly rule: null; readonly problem: FormProblem };

const wrong = (field: string, code: FormProblem['code']): Parsed => ({
  rule: null,
  problem: { field, code },
});

function money(text: string, currency: Currency): Minor | null {
  return text.trim() === '' ? null : parseMajor(text.replace(',', '.'), exponentOf(currency));
}

/** `0.25` percent as 25 hundredths of a percent; exact or an error. */
function basisPoints(text: string): number | null {
  return text.trim() === '' ? null : parseMajor(text.replace(',', '.'), 2);
}

function attempt<T>(reading: () => T): T | 'wrong' {
  try {
    return reading();
  } catch {
    return 'wrong';
  }
}

interface Base {
  readonly id: string;
  readonly enabled: boolean;
  readonly createdAt: number;
}

function read(
  kind: FormKind,
  form: RuleForm,
  base: Base,
  currencyOf: (accountId: string) => Currency,
): Parsed {
  const made = (rule: Rule): Parsed => ({ rule, problem: null });
  if (kind === 'alias') {
    const [provider = '', connectionId = ''] = form.means.split('|');
    return made({ ...base, kind, text: form.text.trim(), provider, connectionId: connectionId || null });
  }
  if (kind === 'tolerance') {
    const { accountId } = form;
    const maxFee = attempt(() => money(form.maxFee, currencyOf(accountId)));
    if (maxFee === 'wrong') return wrong('maxFee', 'notNumber');
    const share = attempt(() => basisPoints(form.share));
    if (share === 'wrong') return wrong('maxBasisPoints', 'notNumber');
    return made({ ...base, kind, accountId, maxFee, maxBasisPoints: share });
  }
  if (kind === 'lag') {
    const [low, median, high] = [Number(form.low), Number(form.median), Number(form.high)];
    return made({ ...base, kind, connectionId: form.connectionId, low, median, high });
  }
  const date = attempt(() => plainDate(form.date));
  if (date === 'wrong') return wrong('date', 'missing');
  const code = /^[A-Z]{3}$/;
  if (!code.test(form.from)) return wrong('from', 'missing');
  if (!code.test(form.to)) return wrong('to', 'missing');
  return made({
    ...base,
    kind,
    from: form.from,
    to: form.to,
    date,
    rate: form.rate.trim().replace(',', '.'),
  });
}

/** The rule that a form makes, or the first thing that is wrong with it. */
export function parseForm(
  kind: FormKind,
  form: RuleForm,
  base: Base,
  all: readonly Rule[],
  currencyOf: (accountId: string) => Currency,
): Parsed {
  const parsed = read(kind, form, base, currencyOf);
  if (parsed.rule === null) return parsed;
  const [problem] = checkRule(parsed.rule, all);
  return problem ? { rule: null, problem } : parsed;
}
