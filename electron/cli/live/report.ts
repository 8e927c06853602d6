/** The report: Markdown for people, JSON to go on from. Neither ever holds a secret. */
import * as v from 'valibot';
import { PlainDateSchema } from '../../../shared/schemas.ts';
import type { Made } from './desk.ts';
import { type Finding, type Question, VERDICTS, type Verdict } from './model.ts';
import { withoutSecrets } from '../../host/withoutSecrets.ts';
import { createRedactor } from './redact.ts';

const MadeSchema = v.object({
  kind: v.picklist(['payment', 'bankTransaction', 'transfer', 'invoice', 'creditNote', 'account']),
  xeroId: v.string(),
  name: v.string(),
  date: PlainDateSchema,
});
const StateSchema = v.object({
  version: v.literal(1),
  /** Of the organisation that it is about. */
  tenantId: v.string(),
  organisation: v.string(),
  startedAt: v.string(),
  findings: v.array(
    v.object({
      number: v.number(),
      verdict: v.picklist(VERDICTS),
      found: v.string(),
      exchanges: v.array(v.object({ sent: v.string(), status: v.number(), came: v.string() })),
    }),
  ),
  /** What is still in Xero of what the check made. */
  leftovers: v.array(MadeSchema),
});

/** A run as it is kept between two. */
export interface State {
  readonly version: 1;
  readonly tenantId: string;
  readonly organisation: string;
  /** ISO instant. */
  readonly startedAt: string;
  readonly findings: readonly Finding[];
  readonly leftovers: readonly Made[];
}

/** The state as text. `redact`: what was found without ids and the organisation's name; what a later run goes on from keeps its ids. */
export function toJson(state: State, redact: boolean): string {
  const redacted = redact ? createRedactor([state.organisation]) : (text: string) => text;
  const findings = state.findings.map((finding) => ({
    ...finding,
    found: redacted(finding.found),
    exchanges: finding.exchanges.map((one) => ({
      ...one,
      sent: redacted(one.sent),
      came: redacted(one.came),
    })),
  }));
  const kept = { ...state, organisation: redacted(state.organisation), findings };
  return `${withoutSecrets(JSON.stringify(kept, null, 2))}\n`;
}

/** Reads what `toJson` wrote; null for anything else. */
export function fromJson(text: string): State | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), StateSchema), text);
  return parsed.success ? parsed.output : null;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  asExpected: 'as Tieout takes it',
  otherwise: 'otherwise',
  unclear: 'not to be told',
  notAsked: 'not asked',
};

/** How many of each, in words. */
export function summary(state: State): string {
  const counts = VERDICTS.map((verdict) => {
    const count = state.findings.filter((finding) => finding.verdict === verdict).length;
    return `${String(count)} ${WORDS[verdict]}`;
  });
  return counts.join(', ');
}

/** The report for people. `redact`: without ids, e-mail addresses and the organisation's name. */
export function toMarkdown(state: State, questions: readonly Question[], redact: boolean): string {
  const redacted = createRedactor([state.organisation]);
  const found = new Map(state.findings.map((finding) => [finding.number, finding]));
  const sections = questions.map((question) => sectionOf(question, found.get(question.number)));
  const left = state.leftovers.map(({ kind, name }) => `- ${kind} “${name}”`);
  const text = [
    `# Live check of ${state.organisation}`,
    `${state.startedAt}. ${summary(state)}.`,
    left.length === 0
      ? 'Nothing that the check made is left in Xero, but for the contact “Tieout check”, which can be archived there.'
      : `Still in Xero, because it would not go: remove it there by hand.\n\n${left.join('\n')}`,
    ...sections,
  ].join('\n\n');
  const clean = withoutSecrets(text);
  return `${redact ? redacted(clean) : clean}\n`;
}

function sectionOf(
  { number, question, now, otherwise, code }: Question,
  finding: Finding | undefined,
): string {
  const verdict = finding?.verdict ?? 'notAsked';
  const lines = [
    `## ${String(number)}. ${question}`,
    `**${WORDS[verdict]}.** ${finding?.found ?? ''}`.trim(),
    verdict === 'otherwise'
      ? `Then: ${otherwise} (\`${code}\`)`
      : `Tieout: ${now} (\`${code}\`). Otherwise: ${otherwise}`,
    ...(finding?.exchanges ?? []).map(
      ({ sent, status, came }) => `\`\`\`\n→ ${sent}\n← ${String(status)}\n${came}\n\`\`\``,
    ),
  ];
  return lines.join('\n\n');
}
