import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createXenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';
import { wireOf } from '../../../../../electron/sandbox/xendit/wire.ts';
import { sumMinor } from '../../../../../shared/money.ts';
import { composeAccount } from '../../../../../shared/payout/composition/pool.ts';
import { isExplained, residualOf } from '../../../../../shared/payout/model.ts';
import { mapXenditTransaction } from '../../../../../shared/payout/xendit/entry.ts';
import { detectXenditReport, readReportLines } from '../../../../../shared/payout/xendit/reportLines.ts';
import { balanceReport } from '../../../../../shared/payout/xendit/reports.ts';
import { tieWithdrawals, withdrawalTies } from '../../../../../shared/payout/xendit/ties.ts';
import { accountOf } from '../../../electron/providers/xenditBench.ts';
import { COLUMNS, autoWithdrawalText, balanceRows, csvOf } from './reportFiles.ts';

const story = createXenditStory();
const rows = balanceRows(story);
const timezone = 'Asia/Jakarta';
const read = (text: string) => readReportLines({ name: 'balance.csv', text, timezone });
const whole = () => balanceReport(read(csvOf(COLUMNS, rows)), 'xendit-1');

const api = story.seed.transactions.flatMap((one) =>
  mapXenditTransaction(wireOf(one, 'business', story.end), { timezone }),
);

describe('Xendit’s Balance report', () => {
  it('has the same movements as the API, to the cent', () => {
    const { entries, issues } = whole();
    expect(issues).toEqual([]);
    const slim = ({ id, kind, gross, fee, net, date, sourceId }: (typeof entries)[number]) =>
      JSON.stringify({ id, kind, gross, fee, net, date, sourceId });
    // Failed withdrawals are held and given back in the ledger; switcher payments aren't in it.
    const straight = new Set(story.switched);
    const failed = new Set(
      story.withdrawals.filter(({ kind }) => kind === 'failed').map(({ transaction: { id } }) => id),
    );
    const own = (id: string) => id.split(':')[0] ?? id;
    expect(
      entries
        .filter(({ id }) => !failed.has(own(id)))
        .map(slim)
        .toSorted(),
    ).toEqual(
      api
        .filter(({ id }) => !straight.has(own(id)))
        .map(slim)
        .toSorted(),
    );
    expect(sumMinor(entries.map(({ net }) => net))).toBe(sumMinor(api.map(({ net }) => net)));
  });

  it('tells what each withdrawal holds, by the balance after it', () => {
    const { entries, payouts } = whole();
    const inside = new Map(composeAccount(accountOf(entries, payouts)).map((one) => [one.payoutId, one]));
    for (const { transaction, kind, inside: truth } of story.withdrawals) {
      expect(inside.get(transaction.id)?.entryIds.toSorted()).toEqual(truth.toSorted());
      if (kind === 'all') expect(inside.get(transaction.id)?.found).toBe('balance');
    }
  });

  it('reads the same newest first, with other names of columns, and with thousands marked', () => {
    const other = COLUMNS.map((name) => name.toLowerCase().replaceAll(' ', '_'));
    const marked = rows.map((cells) =>
      cells.map((cell, at) => (at === 7 || at === 8 ? cell.replace(/\B(?=(\d{3})+\.)/g, ',') : cell)),
    );
    const again = balanceReport(read(csvOf(other, marked.toReversed())), 'xendit-1');
    expect(again.issues).toEqual([]);
    const slim = ({ entries }: typeof again) => entries.map(({ id, net }) => `${id} ${net}`).toSorted();
    expect(slim(again)).toEqual(slim(whole()));
  });

  it('names the first gap in the balance, wherever a line is missing or there twice', () => {
    const inner = fc.integer({ min: 1, max: rows.length - 2 });
    fc.assert(
      fc.property(inner, fc.boolean(), (at, isLost) => {
        const broken = isLost ? rows.toSpliced(at, 1) : rows.toSpliced(at, 0, rows[at] ?? []);
        const { issues } = read(csvOf(COLUMNS, broken));
        expect(issues.map(({ line, field }) => [line, field])).toEqual([[at + (isLost ? 2 : 3), 'Balance']]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out a whole transaction of which one line can’t be read, and says so', () => {
    const at = rows.findIndex((cells) => cells[3] === 'FEE');
    const id = rows[at]?.[1];
    const broken = rows.map((cells, index) => (index === at ? cells.with(7, '1,00') : cells));
    const { lines, issues } = read(csvOf(COLUMNS, broken));
    expect(lines.some(({ transactionId }) => transactionId === id)).toBe(false);
    expect(issues[0]).toMatchObject({ severity: 'error', line: at + 2, field: 'Amount' });
  });

  it('is read or complained about, never thrown at, however broken the file is', () => {
    const text = csvOf(COLUMNS, rows.slice(0, 40));
    const junk = fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r\n', '\0', '-', '9'.repeat(40), '1e5', 'ÿ', ';', '\t'),
      fc.string({ maxLength: 12, unit: 'binary' }),
    );
    const cut = fc.tuple(fc.nat(text.length), fc.nat(30), junk);
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        const broken = cuts.reduce(
          (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
          text,
        );
        const result = read(broken);
        const { entries, payouts } = balanceReport(result, 'xendit-1');
        for (const { gross, fee, net } of entries) expect(gross - fee).toBe(net);
        expect(payouts.length).toBeLessThanOrEqual(entries.length);
        tieWithdrawals(payouts, withdrawalTies(result), 'auto.csv');
      }),
      { numRuns: 400 },
    );
  });

  it('names what it lacks, and what it doesn’t know', () => {
    const without = COLUMNS.map((name) => (name === 'Amount' ? 'Nominal' : name));
    const { lines, issues } = read(csvOf(without, rows));
    expect(lines).toEqual([]);
    expect(issues[0]?.message).toContain('“Amount”');
    expect(issues[0]?.message).toContain('“Nominal”');
    const extra = read(
      csvOf(
        [...COLUMNS, 'Loyalty Points'],
        rows.map((cells) => [...cells, '1']),
      ),
    );
    expect(extra.issues.map(({ severity, field }) => [severity, field])).toEqual([
      ['warning', 'Loyalty Points'],
    ]);
    expect(extra.lines.length).toBe(rows.length);
    const strange = read('Date,Description,Amount\n2026-10-01,Coffee,4.50\n');
    expect(strange.kind).toBeNull();
    expect(strange.issues[0]?.message).toContain('neither of the reports');
  });

  it('keeps line types and transaction types that don’t exist yet, as unknown', () => {
    for (const [column, value] of [
      [2, 'CARBON_OFFSET'],
      [3, 'LEVY'],
    ] as const) {
      const sale = rows.findIndex((cells) => cells[2] === 'PAYMENT' && cells[3] === 'TRANSACTION');
      const changed = rows.map((cells, at) => (at === sale ? cells.with(column, value) : cells));
      const { entries } = balanceReport(read(csvOf(COLUMNS, changed)), 'xendit-1');
      const unknown = entries.filter(({ kind }) => kind === 'unknown');
      expect(unknown.map(({ id }) => id)).toEqual([rows[sale]?.[1]]);
      expect(unknown[0]?.rawType).toContain(value);
    }
  });
});

describe('Xendit’s Auto-Withdrawal report', () => {
  const text = autoWithdrawalText(story);

  it('is told from the Balance report by its header', () => {
    expect(detectXenditReport(text)).toBe('autoWithdrawal');
    expect(detectXenditReport(csvOf(COLUMNS, rows))).toBe('balance');
    expect(detectXenditReport('a,b\n1,2')).toBeNull();
  });

  it('ties every transaction to its withdrawal, with nothing left over', () => {
    const { payouts, entries } = whole();
    const known = new Map(entries.map((entry) => [entry.id, entry]));
    const { payouts: tied, issues } = tieWithdrawals(payouts, withdrawalTies(read(text)), 'auto.csv', known);
    expect(issues).toEqual([]);
    const truth = story.withdrawals.filter(({ kind }) => kind === 'all');
    expect(tied.length).toBe(truth.length);
    for (const { transaction, inside } of truth) {
      const payout = tied.find(({ id }) => id === transaction.id);
      expect(payout?.entries.map(({ id }) => id).toSorted()).toEqual(inside.toSorted());
      expect(payout && residualOf(payout)).toBe(0);
      expect(payout && isExplained(payout)).toBe(true);
    }
  });

  it('ties nothing that doesn’t add up, and says which day', () => {
    const lines = text.split('\r\n');
    const { payouts } = whole();
    const cut = read([lines[0], ...lines.slice(2)].join('\r\n'));
    const { payouts: tied, issues } = tieWithdrawals(payouts, withdrawalTies(cut), 'auto.csv');
    expect(tied.length).toBe(story.withdrawals.filter(({ kind }) => kind === 'all').length - 1);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toContain('no withdrawal of that day');
  });
});
