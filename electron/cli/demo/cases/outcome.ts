/** What Tieout did with each hard case in a run: from its own proposals, decisions and journal. */
import * as v from 'valibot';
import { HARD_CASES } from './names.ts';
import type { Sighting } from './sightings.ts';

/** What was done with the places of one name at one provider. */
export interface CaseFound {
  readonly provider: string;
  readonly name: string;
  /** Of payouts, movements or bank lines: how many, and the first one. */
  readonly count: number;
  readonly first: string;
  /** What was done, and with how many of them. */
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface CaseResult {
  readonly number: number;
  readonly name: string;
  /** Empty: this company doesn't have it. */
  readonly found: readonly CaseFound[];
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Rows of the local database: the proposals as they were before anything was decided, the rest at the end. */
export interface RunRows {
  readonly proposals: Rows;
  readonly decisions: Rows;
  readonly journal: Rows;
  readonly statementLines: Rows;
}

const Keys = { payoutKeys: v.array(v.string()), lineKeys: v.array(v.string()) };
const Proposal = v.object({ ...Keys, verdict: v.string() });
const Decision = v.object({ ...Keys, by: v.string() });
const Written = v.object({
  ...Keys,
  state: v.string(),
  entryIds: v.array(v.string()),
  draft: v.object({ kind: v.string() }),
  /** Made by someone else, and taken for done. */
  foreign: v.optional(v.boolean(), false),
});
const Line = v.object({ key: v.string(), date: v.string(), amount: v.number(), narrative: v.string() });

/** Every case of the list, with what was done wherever the stories have it. */
export function caseResults(sightings: readonly Sighting[], rows: RunRows): CaseResult[] {
  const outcomeOf = outcomesIn(rows);
  return HARD_CASES.map((name, index) => {
    const own = sightings.filter(({ number }) => number === index + 1);
    const names = [...new Set(own.map(placeOf))];
    const groups = names.map((place) => own.filter((one) => placeOf(one) === place));
    return { number: index + 1, name, found: groups.flatMap((some) => found(some, outcomeOf)) };
  });
}

const placeOf = ({ provider, name }: Sighting) => `${provider}|${name}`;

function found(some: readonly Sighting[], outcomeOf: (one: Sighting) => string): CaseFound[] {
  const [first] = some;
  if (first === undefined) return [];
  const outcomes: Record<string, number> = {};
  for (const one of some) {
    const outcome = outcomeOf(one);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const where = first.id || `${first.line?.date ?? ''} ${first.line?.narrative ?? ''}`;
  return [{ provider: first.provider, name: first.name, count: some.length, first: where, outcomes }];
}

function outcomesIn(rows: RunRows): (one: Sighting) => string {
  const proposals = v.parse(v.array(Proposal), rows.proposals);
  const decisions = v.parse(v.array(Decision), rows.decisions);
  const journal = v.parse(v.array(Written), rows.journal);
  const lines = v.parse(v.array(Line), rows.statementLines);
  const posted = (some: readonly v.InferOutput<typeof Written>[]) => {
    const own = some.filter(({ foreign }) => !foreign);
    const told = (written: typeof some) =>
      [
        ...new Set(
          written.map(({ draft, state }) => (state === 'done' ? draft.kind : `${draft.kind} ${state}`)),
        ),
      ]
        .toSorted()
        .join(', ');
    if (own.length > 0) return `posted ${told(own)}`;
    return some.length === 0 ? 'nothing posted' : `not posted: already in Xero as ${told(some)}`;
  };
  const ofLine = (line: NonNullable<Sighting['line']>): string => {
    const own = lines.find(
      ({ date, amount, narrative }) =>
        date === line.date && amount === line.amount && narrative === line.narrative,
    );
    if (own === undefined) return 'not imported';
    const decided = decisions.some(({ lineKeys }) => lineKeys.includes(own.key));
    return decided ? 'imported once, matched' : 'imported once, taken for no payout';
  };
  return ({ id, line }) => {
    if (line !== null) return ofLine(line);
    const isOwn = ({ payoutKeys }: { readonly payoutKeys: readonly string[] }) =>
      payoutKeys.some((key) => key.endsWith(`|${id}`));
    const proposal = proposals.find(isOwn);
    const booked = journal.filter(({ entryIds }) => entryIds.some((entry) => entry.startsWith(id)));
    if (proposal === undefined && !decisions.some(isOwn)) return posted(booked);
    const decision = decisions.find(isOwn);
    const shape = `${count(decision ?? proposal, 'payoutKeys')} in ${count(decision ?? proposal, 'lineKeys')}`;
    const by = decision === undefined ? 'not decided' : (BY[decision.by] ?? decision.by);
    return `${proposal?.verdict ?? 'not proposed'}, ${shape}, ${by}, ${posted(journal.filter(isOwn))}`;
  };
}

const BY: Readonly<Record<string, string>> = { allCertain: 'OK with all certain', user: 'OK by itself' };

function count(
  pairing: { readonly payoutKeys: readonly string[]; readonly lineKeys: readonly string[] } | undefined,
  side: 'payoutKeys' | 'lineKeys',
): string {
  const size = pairing?.[side].length ?? 0;
  const word = side === 'payoutKeys' ? 'payout' : 'line';
  return `${size} ${word}${size === 1 ? '' : 's'}`;
}

/** The list for people: a case, then a row for each place that shows it. */
export function casesTable(cases: readonly CaseResult[]): string {
  const present = cases.filter(({ found: places }) => places.length > 0).length;
  const rows = cases.flatMap(({ number, name, found: places }) => [
    `${String(number).padStart(2)}  ${name}${places.length === 0 ? ': not in the demo company' : ''}`,
    ...places.map((place) => {
      const did = Object.entries(place.outcomes).map(([what, times]) => `${times} × ${what}`);
      return `      ${place.provider}, ${place.name}, ${place.first}: ${did.join('; ')}`;
    }),
  ]);
  return [`Hard cases: ${present} of ${cases.length} in the demo company`, ...rows].join('\n');
}
