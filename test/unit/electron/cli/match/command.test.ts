/** The command as a process: what goes where, and how it ends. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt, outDir } from '../../../../support/build.ts';

const PAYOUTS = `id,provider,account,currency,amount,status,arrival_date,method,descriptor,trace_id,description
po_1,stripe,a,AUD,482.07,paid,2026-11-12,standard,,,
po_2,stripe,a,AUD,-12.00,paid,2026-11-13,,,,
po_3,stripe,a,AUD,5.00,canceled,2026-11-13,,,,
sq_1,square,L1,JPY,90000,paid,2026-11-12,,,,
`;
const BANK = `Date,Amount,Payee,Description,Reference,Currency
2026-11-12,482.07,STRIPE,"two
lines",,AUD
2026-11-13,-12.00,,STRIPE DD,,AUD
2026-11-13,-40.00,,RENT,,AUD
2026-11-13,90000,SQUARE INC,,,JPY
`;

let dir = '';
const entry = join(outDir, 'main', 'match.js');

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-match-'));
  await writeFile(join(dir, 'p.csv'), PAYOUTS);
  await writeFile(join(dir, 'b.csv'), BANK);
  await writeFile(join(dir, 'overlap.csv'), BANK.slice(0, BANK.indexOf('2026-11-13,-40')));
  await writeFile(join(dir, 'bad.csv'), BANK.replace('-40.00', '-4O.00'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function match(...args: string[]) {
  const done = spawnSync(process.execPath, [entry, ...args], { cwd: dir, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, said: done.stderr };
}

test('--json: one object, nothing else on stdout; every payout and line in one place', () => {
  const { code, out, said } = match(...'--payouts p.csv --bank b.csv --bank overlap.csv --json'.split(' '));
  expect(code).toBe(0);
  expect(said).toContain('overlap.csv: 2 lines are in a file before already and count once');
  expect(said).toContain('assumed: bank holidays of AU');
  const json: unknown = JSON.parse(out);
  const pairOf = (payout: string, line: string, residual: string) =>
    expect.objectContaining({ payouts: [payout], lines: [line], verdict: 'certain', residual });
  expect(json).toEqual({
    version: 1,
    matches: [
      pairOf('sq_1', 'b.csv:6', '0'),
      pairOf('po_1', 'b.csv:2', '0.00'),
      pairOf('po_2', 'b.csv:4', '0.00'),
    ],
    unmatchedPayouts: ['po_3'],
    unmatchedLines: ['b.csv:5'],
    repeatedLines: [
      { line: 'overlap.csv:2', first: 'b.csv:2' },
      { line: 'overlap.csv:4', first: 'b.csv:4' },
    ],
    stats: { ms: expect.any(Number), payouts: 4, lines: 4, outOfBudget: 0 },
  });
  expect(json).toMatchObject({
    matches: [
      {},
      {
        evidence: expect.arrayContaining([
          {
            code: 'amountEqual',
            text: 'Equal to the last digit: 482.07 AUD.',
            weight: 0.4,
            values: { amount: '482.07', currency: 'AUD' },
          },
        ]),
      },
      {},
    ],
  });
});

test('a table for people', () => {
  const { code, out } = match(...'--payouts p.csv --bank b.csv'.split(' '));
  expect(code).toBe(0);
  expect(out).toMatch(/certain +po_2 +-12\.00 AUD +2026-11-13 +b\.csv:4 /);
  expect(out).toMatch(/no line +po_3 +5\.00 AUD .*It was cancelled before it left\./);
  expect(out).toContain(
    '3 matches (3 certain, 0 likely, 0 ambiguous, 0 residual); 1 payout and 1 line without one.',
  );
});

test.each([
  ['--payouts p.csv --bank bad.csv', 'bad.csv:5: Amount: "-4O.00"'],
  ['--payouts nowhere.csv --bank b.csv', 'nowhere.csv: there is no such file'],
  ['--payouts . --bank b.csv', '.: is a folder; a file was expected'],
  ['--payouts b.csv --bank b.csv', 'b.csv:1: id, arrival_date: column missing'],
  ['--payouts p.csv', '--bank: a file was expected'],
  ['--bank b.csv', '--payouts: a file was expected'],
  ['--payouts p.csv --bank b.csv --currency DOLLARS', '--currency: "DOLLARS" is not a currency code'],
  ['--payouts p.csv --bank b.csv --dates YDM', '--dates: "YDM" is not DMY or MDY'],
  ['--payouts p.csv --bank b.csv --as-of today', '--as-of: "today" is not a date'],
  ['--payouts p.csv --bank b.csv --frob', 'frob'],
])('%s ends with 2 and one line on stderr', (args, expected) => {
  const { code, out, said } = match(...args.split(' '), '--json');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(said).toContain(expected);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('--help', () => {
  const { code, out, said } = match('--help');
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(out).toContain('--payouts FILE');
});

test('a reader that leaves early is no error', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `p${at},stripe,a,AUD,${at}.00,paid,2026-11-12,,,,`);
  await writeFile(join(dir, 'many.csv'), `${PAYOUTS.split('\n')[0]}\n${rows.join('\n')}\n`);
  const child = spawn(process.execPath, [entry, '--payouts', 'many.csv', '--bank', 'b.csv', '--json'], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: expect.not.stringContaining('EPIPE') });
});
