/** `npm run test:kill`: the real app killed and disturbed while it works; the books must come to those of an undisturbed run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoFolder } from '../sandbox/demo.ts';
import { type Ground, prepareGround } from './kill/ground.ts';
import { runHost } from './kill/hostRole.ts';
import type { RoundPlan, RoundResult } from './kill/model.ts';
import { planRounds } from './kill/plan.ts';
import { isClean, reportOf, reportTable } from './kill/report.ts';
import { runRound } from './kill/round.ts';
import { runSandbox } from './kill/sandboxRole.ts';

const STATEMENT = 'business-everyday-2026-07-20-to-2026-11-18.ofx';

const build = {
  entry: fileURLToPath(import.meta.url),
  rendererDir: join(import.meta.dirname, '..', 'renderer'),
};

/** Matches that are confirmed and posted, and calls that this takes; with `--whole` all that there are. */
const PART = { decisions: 30, writes: 14 };
const WHOLE = { decisions: Infinity, writes: 34 };

/** Reads `--seed S --rounds N --only N --whole --json`, runs, prints, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '17' },
      only: { type: 'string' },
      whole: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const seed = wholeNumber('seed', values.seed);
  const { decisions, writes } = values.whole ? WHOLE : PART;
  const all = planRounds(seed, wholeNumber('rounds', values.rounds), writes);
  const plans = all.filter(({ number }) => values.only === undefined || String(number) === values.only);
  const began = performance.now();
  const root = mkdtempSync(join(tmpdir(), 'tieout-kill-'));
  try {
    process.stderr.write('The undisturbed run …\n');
    const ground = await prepareGround(root, build, join(demoFolder(), STATEMENT), decisions);
    const each: RoundResult[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one app after the other
    for (const plan of plans) each.push(await oneRound(plan, ground));
    const { expected, durability } = ground;
    const ms = Math.round(performance.now() - began);
    const report = reportOf(seed, each, { objects: expected.journal, durability }, ms);
    console.log(values.json ? JSON.stringify(report) : reportTable(report));
    return isClean(report) ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function oneRound(plan: RoundPlan, ground: Ground): Promise<RoundResult> {
  const place = await ground.place(plan.from);
  const result = await runRound(plan, place, ground.expected);
  await rm(place.dir, { recursive: true, force: true, maxRetries: 5 });
  const { kills, lost, doubled, stuck, differing } = result;
  const wrong = lost.length + doubled.length + stuck.length + differing.length;
  process.stderr.write(
    `Round ${plan.number}: ${kills.browser + kills.host + kills.both} kills, ${Math.round(result.ms / 1000)} s${wrong > 0 ? `, ${wrong} wrong` : ''}\n`,
  );
  return result;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}".`);
  return Number(text);
}

const [role = '', argument = ''] = process.argv.slice(2);
if (role === 'host') await runHost(argument);
else if (role === 'sandbox') await runSandbox(argument);
else {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  });
  process.exit();
}
