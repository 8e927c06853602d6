/** What the rounds found, for people. */
import type { FaultKind, KillReport, RoundResult, Victim } from './model.ts';

/** The sums of all rounds. */
export function reportOf(
  seed: number,
  each: readonly RoundResult[],
  ground: Pick<KillReport, 'objects' | 'durability'>,
  ms: number,
): KillReport {
  const killsOf: Record<Victim, number> = { browser: 0, host: 0, both: 0 };
  const faults: Partial<Record<FaultKind, number>> = {};
  for (const round of each) {
    for (const victim of ['browser', 'host', 'both'] as const) killsOf[victim] += round.kills[victim];
    for (const [kind, count] of entriesOf(round.faults)) faults[kind] = (faults[kind] ?? 0) + count;
  }
  const sum = (field: 'lost' | 'doubled' | 'stuck' | 'differing' | 'unknownToJournal') =>
    each.reduce((total, round) => total + round[field].length, 0);
  return {
    version: 1,
    seed,
    rounds: each.length,
    kills: killsOf.browser + killsOf.host + killsOf.both,
    killsOf,
    faults,
    lost: sum('lost'),
    doubled: sum('doubled'),
    stuck: sum('stuck'),
    differing: sum('differing'),
    unknownToJournal: sum('unknownToJournal'),
    ...ground,
    ms,
    each,
  };
}

function entriesOf(faults: RoundResult['faults']): [FaultKind, number][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of an object of ours
  return Object.entries(faults) as [FaultKind, number][];
}

/** Whether nothing was lost, doubled, stuck, different or unknown to the journal. */
export function isClean(report: KillReport): boolean {
  const { lost, doubled, stuck, differing, unknownToJournal } = report;
  return lost + doubled + stuck + differing + unknownToJournal === 0;
}

/** The report as a table, then what was wrong by name. */
export function reportTable(report: KillReport): string {
  const { killsOf } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['Seed', String(report.seed)],
    ['Rounds', `${report.rounds}, each of ${report.objects} objects`],
    [
      'Kills',
      `${report.kills}: ${killsOf.browser} of the browser, ${killsOf.host} of the host, ${killsOf.both} of both`,
    ],
    ['Faults', countsOf(report.faults)],
    ['Lost', String(report.lost)],
    ['Doubled', String(report.doubled)],
    ['Stuck', String(report.stuck)],
    ['Differing', String(report.differing)],
    ['Sent unwritten', String(report.unknownToJournal)],
    ['Durability', countsOf(report.durability)],
    ['Time', `${Math.round(report.ms / 1000)} s`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const trouble = report.each.flatMap(troubleOf);
  const verdict = isClean(report) ? 'The books are those of an undisturbed run.' : trouble.join('\n');
  return [...table, '', verdict].join('\n');
}

function troubleOf(round: RoundResult): string[] {
  const named = {
    lost: round.lost,
    doubled: round.doubled,
    stuck: round.stuck,
    differing: round.differing,
    'sent unwritten': round.unknownToJournal,
  };
  return Object.entries(named).flatMap(([what, which]) =>
    which.map((one) => `Round ${round.number}, ${what}: ${one}`),
  );
}

function countsOf(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
