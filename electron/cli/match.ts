/** `npm run -s match -- --payouts P.csv --bank B.csv [--bank C.ofx] [--json]`: matching on files alone. See `--help`. */
import { type PlainDate, plainDate } from '../../shared/dates.ts';
import type { Holidays } from '../../shared/matching/days/calendar.ts';
import { bankHolidays } from '../../shared/matching/days/holidays.ts';
import type { MatchPayout } from '../../shared/matching/input.ts';
import { matchAll } from '../../shared/matching/matchAll.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { mostCommonCurrency } from './match/homeCurrency.ts';
import { type Options, readOptions, USAGE } from './match/options.ts';
import { loadLines, loadPayouts } from './match/readFiles.ts';
import { toJson } from './match/report.ts';
import { toTable } from './match/textTable.ts';
import { WrongInput } from './match/wrongInput.ts';

/** Countries whose bank holidays a currency stands for, where the user names none. */
const COUNTRY_OF: ReadonlyMap<string, string> = new Map([
  ['AUD', 'AU'],
  ['NZD', 'NZ'],
  ['GBP', 'GB'],
  ['USD', 'US'],
  ['IDR', 'ID'],
  ['EUR', 'FR'],
  ['SGD', 'SG'],
  ['PHP', 'PH'],
]);

type Say = (text: string) => void;

const say: Say = (text) => {
  process.stderr.write(`${text}\n`);
};

function holidaysOf(country: string, lines: readonly StatementLine[]): Holidays {
  if (country !== '') {
    const holidays = bankHolidays(country);
    if (holidays.size === 0 && country !== 'NONE')
      say(`--country: the bank holidays of ${country} are not known; none are taken into account`);
    return holidays;
  }
  const currency = mostCommonCurrency(lines);
  const assumed = COUNTRY_OF.get(currency) ?? '';
  if (assumed !== '')
    say(`assumed: bank holidays of ${assumed}, as most lines are in ${currency} (--country to change)`);
  return bankHolidays(assumed);
}

/** The last day that the files speak of stands for today, so that the same files give the same answer on any day. */
function lastDay(payouts: readonly MatchPayout[], lines: readonly StatementLine[]): PlainDate {
  let last = plainDate('1970-01-01');
  for (const { arrivalDate } of payouts) if (arrivalDate > last) last = arrivalDate;
  for (const { date } of lines) if (date > last) last = date;
  return last;
}

async function run(options: Options): Promise<string> {
  const payouts = await loadPayouts(options.payouts, say);
  const { lines, repeated } = await loadLines(options, payouts, say);
  const holidays = holidaysOf(options.country, lines);
  const asOf = options.asOf ?? lastDay(payouts, lines);
  const began = performance.now();
  const result = matchAll({
    payouts,
    lines,
    decisions: [],
    declined: [],
    accountIdOf: () => null,
    asOf,
    holidays,
  });
  const ms = Math.round(performance.now() - began);
  if (result.stats.outOfBudget > 0)
    say(
      `${result.stats.outOfBudget} places had too many possible sums to search through; nothing there is certain`,
    );
  const report = { run: result, payouts, lines, repeated, ms };
  return options.json ? JSON.stringify(toJson(report)) : toTable(report);
}

/** Runs the command; wrong input is said on stderr and gives exit code 2. */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever reads the output may stop early, as `head` does: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    const options = readOptions(args);
    process.stdout.write(`${options.help ? USAGE : await run(options)}\n`);
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}

await main(process.argv.slice(2));
