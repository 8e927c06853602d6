/** `npm run -s bench -- [matching|statement|sync|posting|compositions|organisations|ui|queue …] [--json] [--seed TEXT] [--small]`, or `cases DIR` and `judge DIR`: how fast and how right, measured here. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compositionsBench } from './bench/compositions/compositionsBench.ts';
import { runCaseCommand } from './bench/matching/caseCommands.ts';
import { matchingBench } from './bench/matching/matchingBench.ts';
import { benchOrganisations } from './bench/organisations.ts';
import { benchPosting } from './bench/posting.ts';
import { type BenchOptions, type BenchRow, benchTable } from './bench/report.ts';
import { benchStatement } from './bench/statement.ts';
import { benchSync } from './bench/sync.ts';
import { queueBench } from './bench/queueBench.ts';
import { uiBench } from './bench/uiBench.ts';

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchRow[]>>> = {
  matching: matchingBench,
  statement: benchStatement,
  sync: benchSync,
  posting: benchPosting,
  compositions: compositionsBench,
  ui: uiBench,
  queue: queueBench,
  organisations: benchOrganisations,
};

/** Runs the named benchmarks, all without a name, one after the other; prints a table or one JSON object. */
async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'tieout' },
      small: { type: 'boolean', default: false },
    },
  });
  const [command, ...rest] = positionals;
  if (command === 'cases' || command === 'judge') {
    console.log(runCaseCommand(command, rest, values));
    return;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const rows: BenchRow[] = [];
  for (const name of names) {
    const bench = BENCHES[name];
    if (bench === undefined) {
      throw new Error(`There is no benchmark "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
    }
    process.stderr.write(`${name} …\n`);
    // oxlint-disable-next-line no-await-in-loop -- side by side they would slow each other
    rows.push(...(await bench({ seed: values.seed, small: values.small })));
  }
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    seed: values.seed,
  };
  console.log(values.json ? JSON.stringify({ version: 1, machine, rows }) : benchTable(machine, rows));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
