/** The demo company's whole story through the real app, twice; the sandbox's own ledger is the judge. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoReport } from '../../electron/cli/demo/report.ts';
import { runDemo } from '../../electron/cli/demo/run.ts';
import type { LedgerReport } from '../../electron/sandbox/xero/report.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { secondFile } from '../support/company.ts';

let dir = '';
let report: DemoReport;
let ledger: () => LedgerReport;

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-story-'));
  report = await runDemo({
    dataDir: dir,
    port: 0,
    rendererDir: join(outDir, 'renderer'),
    secondFile,
    prepare: async ({ services }) => {
      const demo = await services.demo.start();
      ledger = () => demo.ledger();
      await fetch(`${demo.addresses.control}/limits`, {
        method: 'POST',
        body: JSON.stringify({ minute: 100_000 }),
      });
    },
  });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('nothing is wrong: neither in the books, nor in the journal, nor on the page', () => {
  expect(report.failures).toEqual([]);
});

test('every payout that reaches the bank is posted, once', () => {
  expect(report).toMatchObject({ payouts: 90, determinable: 88, posted: 88, duplicates: 0 });
  expect(report.objects.payments).toBeGreaterThan(1_000);
});

test('the clearing account holds what Stripe holds, to the cent', () => {
  expect(report.residual).toBe('0.00');
  expect(report.clearing).toHaveLength(1);
});

test('the second pass adds nothing', () => {
  expect(report.secondPass).toEqual({ lines: 0, decisions: 0, objects: 0 });
});

test('the ledger balances', () => {
  const { totals } = ledger();
  expect(totals).toMatchObject({ balanced: true });
});
