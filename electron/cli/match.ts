/** `npm run -s match -- --payouts P.csv --bank B.csv [--bank C.ofx] [--currency X] [--json]`: matching on files alone. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { plainDate } from '../../shared/dates.ts';
import { matchAll } from '../../shared/matching/matchAll.ts';
import type { MatchPayout } from '../../shared/matching/input.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { readBankFile } from './match/bankFile.ts';
import { readPayoutFile } from './match/payoutFile.ts';
import { toJson, toTable } from './match/report.ts';
import { WrongInput, wrongInput } from './match/wrongInput.ts';

const USAGE =
  'Usage: npm run -s match -- --payouts P.csv --bank B.csv [--bank C.ofx] [--currency AUD] [--json]';

interface Options {
  readonly payouts: readonly string[];
  readonly bank: readonly string[];
  readonly currency: string;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        payouts: { type: 'string', multiple: true },
        bank: { type: 'string', multiple: true },
        currency: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { payouts = [], bank = [], currency = '', json } = values;
    if (payouts.length === 0 || bank.length === 0) throw new WrongInput(USAGE);
    if (currency !== '' && !/^[A-Za-z]{3}$/.test(currency))
      throw new WrongInput(`--currency: "${currency}" is not a currency code of three letters`);
    return { payouts, bank, currency: currency.toUpperCase(), json };
  } catch (error) {
    if (error instanceof WrongInput) throw error;
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function load(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw wrongInput(
      path,
      0,
      '',
      `can't be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

/** Files are called by their base name in the output, unless two share it. */
function namesOf(paths: readonly string[]): string[] {
  const bases = paths.map((path) => basename(path));
  return bases.map((base, index) =>
    bases.filter((other) => other === base).length > 1 ? (paths[index] ?? base) : base,
  );
}

async function loadPayouts(
  options: Options,
  say: (text: string) => void,
): Promise<{ payouts: MatchPayout[]; skipped: string[] }> {
  const names = namesOf(options.payouts);
  const found = new Map<string, MatchPayout>();
  const skipped: string[] = [];
  for (const [index, path] of options.payouts.entries()) {
    const name = names[index] ?? path;
    const file = readPayoutFile(name, new TextDecoder().decode(await load(path)));
    for (const payout of file.payouts) {
      if (found.has(payout.key))
        throw wrongInput(name, 0, 'id', `payout "${payout.id}" is in another file already`);
      found.set(payout.key, payout);
    }
    for (const { id, reason } of file.skipped) {
      say(`${name}: ${id}: ${reason}`);
      skipped.push(id);
    }
  }
  return { payouts: [...found.values()], skipped };
}

async function loadLines(
  options: Options,
  currency: string,
  say: (text: string) => void,
): Promise<StatementLine[]> {
  const names = namesOf(options.bank);
  const found = new Map<string, StatementLine>();
  for (const [index, path] of options.bank.entries()) {
    const name = names[index] ?? path;
    const { lines, remarks } = readBankFile(name, await load(path), currency);
    for (const remark of remarks) say(remark);
    const twice = lines.filter(({ key }) => found.has(key)).length;
    if (twice > 0) say(`${name}: ${twice} lines are in another file already and count once`);
    for (const line of lines) if (!found.has(line.key)) found.set(line.key, line);
  }
  return [...found.values()];
}

async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const { payouts, skipped } = await loadPayouts(options, say);
  const currencies = [...new Set(payouts.map(({ currency }) => currency))];
  const currency = options.currency || (currencies.length === 1 ? (currencies[0] ?? '') : '');
  const lines = await loadLines(options, currency, say);
  const dates = [...payouts.map(({ arrivalDate }) => arrivalDate), ...lines.map(({ date }) => date)];
  // The last day that the files speak of stands for today, so that the same files give the same answer on any day.
  const asOf = dates.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).at(-1) ?? plainDate('1970-01-01');
  const began = performance.now();
  const result = matchAll({ payouts, lines, decisions: [], declined: [], accountIdOf: () => null, asOf });
  const ms = Math.round(performance.now() - began);
  if (result.stats.outOfBudget > 0)
    say(
      `${result.stats.outOfBudget} places had too many possible sums to search through; nothing there is certain`,
    );
  const report = { run: result, payouts, lines, skipped, ms };
  process.stdout.write(`${options.json ? JSON.stringify(toJson(report)) : toTable(report)}\n`);
}

/** Runs the command; wrong input is said on stderr and gives exit code 2. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await run(args);
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

await main(process.argv.slice(2));
