/** The work-paper of a bank line: which payouts it is, why, what they are made of, what was posted, and that it all agrees. */
import type { Decision } from '../matching/model.ts';
import { type Minor, negate, subtract } from '../money.ts';
import type { Payout, PayoutEntry } from '../payout/model.ts';
import type { JournalRow } from '../posting/model.ts';
import type { LineProof } from '../proof/model.ts';
import type { StatementLine } from '../statement/model.ts';
import type { PostingGround } from './ground.ts';
import type { MakeUpBar, Report, Section } from './model.ts';
import { isPosted, postingsSection } from './postings.ts';
import { count, day, money, sectionOf, text } from './tables.ts';
import { type ReportWords, labelsOf } from './words.ts';

export interface PaperGround extends PostingGround {
  readonly words: ReportWords;
  readonly organisation: string;
  readonly isDemo: boolean;
  readonly madeAt: number;
  /** Of the bank account in the books. */
  readonly bank: string;
  readonly line: StatementLine;
  readonly proof: LineProof;
  /** Null where nothing is decided: then the paper says so. */
  readonly decision: Decision | null;
  /** Those decided, with the entries that are known or were worked out. */
  readonly payouts: readonly Payout[];
  /** Those of them whose make-up nobody knows. */
  readonly untold: ReadonlySet<string>;
  /** By payout key: from gross to net. */
  readonly bars: ReadonlyMap<string, readonly MakeUpBar[]>;
}

/** The work-paper of one bank line. Throws `MoneyError` for sums too large to be exact. */
export function workPaper(ground: PaperGround): Report {
  const { words, line, proof, decision, payouts } = ground;
  const { say } = words;
  const amount = (value: Minor) => words.money(value, line.currency);
  const known = payouts.filter(({ key }) => !ground.untold.has(key));
  return {
    title: say('paper.title'),
    organisation: ground.organisation,
    period: words.date(line.date),
    made: say('madeAt', { moment: words.moment(ground.madeAt) }),
    madeAt: ground.madeAt,
    labels: labelsOf(words),
    warning: ground.isDemo ? say('demo') : '',
    facts: [
      { label: say('fact.books'), value: ground.organisation },
      { label: say('fact.bankAccount'), value: ground.bank },
      { label: say('fact.date'), value: words.date(line.date) },
      { label: say('fact.amount'), value: amount(line.amount) },
      { label: say('fact.narrative'), value: line.narrative },
      { label: say('fact.file'), value: `${line.source.file}, ${line.source.line}` },
      { label: say('fact.allocated'), value: amount(proof.allocated) },
      { label: say('fact.posted'), value: amount(proof.posted) },
      { label: say('fact.state'), value: words.lineState(proof.state) },
      ...(decision === null
        ? []
        : [
            {
              label: say('fact.decided'),
              value: `${words.moment(decision.decidedAt)} · ${say(`by.${decision.by}`)}`,
            },
          ]),
    ],
    sections: [
      payoutsSection(ground),
      evidenceSection(ground),
      ...(known.length > 0 ? [makeUpSection(ground, known), entriesSection(ground, known)] : []),
      postingsSection(ground, paperRows(ground), words, say('note.linePostings')),
    ],
    fileName: `tieout-${line.date}-work-paper`,
  };
}

/** What was posted for the decision or for the line. */
function paperRows({ journal, line, decision }: PaperGround): JournalRow[] {
  return journal.filter(
    (row) => isPosted(row) && (row.planId === decision?.id || row.lineKeys.includes(line.key)),
  );
}

function payoutsSection({ words, payouts }: PaperGround): Section {
  const { say } = words;
  return sectionOf(
    {
      id: 'payouts',
      title: say('section.payouts'),
      notes: [],
      columns: [
        { title: say('column.payout'), type: 'text', weight: 30 },
        { title: say('column.left'), type: 'date', weight: 12 },
        { title: say('column.arrives'), type: 'date', weight: 12 },
        { title: say('column.amount'), type: 'money', weight: 15, summed: true },
      ],
      rows: payouts.map((payout) => [
        text(payout.id),
        day(payout.createdDate),
        day(payout.arrivalDate),
        money(payout.amount, payout.currency),
      ]),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function evidenceSection({ words, decision, line }: PaperGround): Section {
  const { say } = words;
  const reasons = (decision?.evidence ?? []).map((item) => words.evidence(item, line.currency));
  return sectionOf(
    {
      id: 'evidence',
      title: say('section.evidence'),
      notes: [],
      columns: [{ title: say('column.why'), type: 'text', weight: 100 }],
      rows: reasons.filter((reason) => reason !== '').map((reason) => [text(reason)]),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

/** Most fees are no entries of their own: how many there are would say nothing. */
const UNCOUNTED: ReadonlySet<MakeUpBar['kind']> = new Set(['fees', 'taxOnFees', 'residual']);

function makeUpSection({ words, bars, untold }: PaperGround, payouts: readonly Payout[]): Section {
  const { say } = words;
  return sectionOf(
    {
      id: 'makeUp',
      title: say('section.makeUp'),
      notes: untold.size === 0 ? [] : [say('note.untold')],
      columns: [
        { title: say('column.payout'), type: 'text', weight: 30 },
        { title: say('column.kind'), type: 'text', weight: 20 },
        { title: say('column.count'), type: 'count', weight: 10 },
        { title: say('column.amount'), type: 'money', weight: 15, summed: true },
      ],
      rows: payouts.flatMap((payout) =>
        (bars.get(payout.key) ?? []).map((bar) => [
          text(payout.id),
          text(words.bar(bar.kind)),
          UNCOUNTED.has(bar.kind) ? null : count(bar.count),
          money(bar.amount, payout.currency),
        ]),
      ),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function entriesSection({ words }: PaperGround, payouts: readonly Payout[]): Section {
  const { say } = words;
  const rows = payouts.flatMap((payout) => [
    ...payout.entries.map((entry) => entryRow(words, entry)),
    ...(payout.ownFee === 0
      ? []
      : [
          [
            day(payout.createdDate),
            text(words.kind('payoutFee')),
            null,
            null,
            text(payout.id),
            money(negate(payout.ownFee), payout.currency),
            null,
            money(negate(payout.ownFee), payout.currency),
          ],
        ]),
  ]);
  return sectionOf(
    {
      id: 'entries',
      title: say('section.entries'),
      notes: [],
      columns: [
        { title: say('column.date'), type: 'date', weight: 10 },
        { title: say('column.kind'), type: 'text', weight: 14 },
        { title: say('column.customer'), type: 'text', weight: 20 },
        { title: say('column.invoice'), type: 'text', weight: 12 },
        { title: say('column.entry'), type: 'text', weight: 22 },
        { title: say('column.gross'), type: 'money', weight: 13, summed: true },
        { title: say('column.fees'), type: 'money', weight: 12, summed: true },
        { title: say('column.net'), type: 'money', weight: 13, summed: true },
      ],
      rows,
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function entryRow(words: ReportWords, entry: PayoutEntry) {
  const { currency } = entry;
  return [
    day(entry.date),
    text(words.kind(entry.kind)),
    text(entry.customerName),
    text(entry.invoiceNumber),
    text(entry.chargeId || entry.sourceId || entry.id),
    money(entry.gross, currency),
    money(subtract(entry.net, entry.gross), currency),
    money(entry.net, currency),
  ];
}
