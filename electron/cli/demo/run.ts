/** The whole story through the real app: connect → sync → import → match → OK → post → proof, twice. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningDemo } from '../../sandbox/demo.ts';
import type { LedgerReport } from '../../sandbox/xero/report.ts';
import { createDemoStory } from '../../sandbox/story/story.ts';
import { auditLedger } from './audit.ts';
import { type RunRows, caseResults } from './cases/outcome.ts';
import type { Sighting } from './cases/sightings.ts';
import type { MoreAudit } from './auditClearing.ts';
import { readTable } from './localData.ts';
import type { DemoReport } from './report.ts';
import { type Session, type SessionOptions, openSession } from './session.ts';
import {
  type BankFee,
  type KnownRate,
  type MappingChoice,
  type ProviderFileChoice,
  addBankFee,
  addRate,
  chooseInMapping,
  exploreDemo,
  goTo,
  importDemoStatement,
  importFile,
  importFileInto,
  importProviderFile,
  leaveToOthers,
  okAllCertain,
  okOneByOne,
  postAll,
  prove,
  signInAgain,
  syncNow,
} from './steps.ts';

export interface DemoRunOptions extends SessionOptions {
  /** Where pictures go; none are taken without it. */
  readonly screensDir?: string | undefined;
  /** The second file of the same bank account: it must add nothing. */
  readonly secondFile: string;
  /** That account as the list writes it: needed where another one is suggested. */
  readonly secondAccount?: string;
  /** Files of other bank accounts, each with its account as the list writes it. */
  readonly otherFiles?: readonly { readonly path: string; readonly account: string }[];
  /** Files of providers that Tieout doesn't connect to. */
  readonly providerFiles?: readonly ProviderFileChoice[];
  /** Exchange rates that the user looks up. */
  readonly rates?: readonly KnownRate[];
  /** What is chosen in mappings before the other files come. */
  readonly choices?: readonly MappingChoice[];
  /** What banks keep of payouts, said once their files are there. */
  readonly bankFees?: readonly BankFee[];
  /** Audits of other clearing accounts. */
  readonly otherAudits?: readonly ((ledger: LedgerReport) => MoreAudit)[];
  /** Where the hard cases are. */
  readonly sightings?: readonly Sighting[];
  /** Runs before the first step, once the app is open. */
  readonly prepare?: (session: Session) => Promise<void>;
  /** Told at the start of each stage. */
  readonly onStage?: (stage: string) => void;
}

/** Runs the story and reports. Rejects only if the app can't be driven; what doesn't agree is in `failures`. */
export async function runDemo(options: DemoRunOptions): Promise<DemoReport> {
  const session = await openSession(options);
  try {
    await options.prepare?.(session);
    return await drive(session, options);
  } finally {
    await session.close();
  }
}

async function drive(session: Session, options: DemoRunOptions): Promise<DemoReport> {
  const { page } = session;
  const shots: string[] = [];
  const stages = stopwatch(options.onStage);
  const shoot = camera(page, options.screensDir, shots);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await shoot('1-start');
  await stages.time('sync', () => connect(page));
  const demo = await session.services.demo.start();
  await stages.time('import', async () => {
    await importFirst(page, options);
    for (const file of options.providerFiles ?? []) await importProviderFile(page, file);
    for (const choice of options.choices ?? []) await chooseInMapping(page, choice);
    await importOthers(page, options);
    for (const fee of options.bankFees ?? []) await addBankFee(page, fee);
    for (const rate of options.rates ?? []) await addRate(page, rate);
  });
  const proposals = await readTable(page, 'proposals');
  await shoot('2-reconcile');
  await stages.time('decide', async () => {
    await okAllCertain(page);
    await shoot('3-after-ok-all');
    await okOneByOne(page);
  });
  await goTo(page, 'Queue');
  await page
    .getByText(/ to post/)
    .first()
    .waitFor();
  await shoot('4-queue');
  await stages.time('post', async () => {
    await postAll(page);
    await leaveToOthers(page);
  });
  await shoot('5-posted');
  await stages.time('prove', () => prove(page));
  await shoot('6-proof');
  const first = await count(page, demo);
  await stages.time('again', () => again(page, options));
  const second = await count(page, demo);
  await shoot('7-after-second-pass');
  const others = (options.otherAudits ?? []).map((audit) => audit(demo.ledger()));
  const { sightings = [] } = options;
  return report({ session, demo, first, second, proposals, sightings, others, ms: stages.ms, shots });
}

/** On a fresh profile the welcome screen is there; on a used one everything already is. */
async function connect(page: Page): Promise<void> {
  const welcome = page.getByRole('button', { name: 'Explore the demo company', exact: true });
  const home = page.getByRole('navigation');
  await welcome.or(home).first().waitFor();
  if (await welcome.isVisible()) await exploreDemo(page);
  else await signInAgain(page);
}

async function importFirst(page: Page, options: DemoRunOptions): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import bank file' });
  if (await dialog.isVisible()) return importDemoStatement(page);
  await importSecond(page, options);
}

async function importSecond(page: Page, { secondFile, secondAccount }: DemoRunOptions): Promise<void> {
  await goTo(page, 'Bank lines');
  if (secondAccount === undefined) await importFile(page, secondFile);
  else await importFileInto(page, secondFile, secondAccount);
}

async function importOthers(page: Page, { otherFiles = [] }: DemoRunOptions): Promise<void> {
  for (const { path, account } of otherFiles) {
    await goTo(page, 'Bank lines');
    await importFileInto(page, path, account);
  }
}

/** Everything once more, with the other file of the same account. */
async function again(page: Page, options: DemoRunOptions): Promise<void> {
  await page.reload();
  await syncNow(page);
  await importSecond(page, options);
  for (const file of options.providerFiles ?? []) await importProviderFile(page, { ...file, kinds: [] });
  await importOthers(page, options);
  await okAllCertain(page);
  await okOneByOne(page);
  await postAll(page);
  await leaveToOthers(page);
}

interface Counts {
  readonly lines: number;
  readonly decisions: number;
  readonly objects: number;
}

async function count(page: Page, demo: RunningDemo): Promise<Counts> {
  return {
    lines: (await readTable(page, 'statementLines')).length,
    decisions: (await readTable(page, 'decisions')).length,
    objects: objectsIn(demo.ledger()),
  };
}

function objectsIn(ledger: LedgerReport): number {
  return ledger.payments.length + ledger.bankTransactions.length + ledger.bankTransfers.length;
}

interface Findings {
  readonly session: Session;
  readonly demo: RunningDemo;
  readonly first: Counts;
  readonly second: Counts;
  /** As they were before anything was decided. */
  readonly proposals: RunRows['proposals'];
  readonly sightings: readonly Sighting[];
  readonly others: readonly MoreAudit[];
  readonly ms: Readonly<Record<string, number>>;
  readonly shots: readonly string[];
}

async function report(found: Findings): Promise<DemoReport> {
  const { session, first, second } = found;
  const audit = auditLedger(createDemoStory(), found.demo.ledger());
  const decisions = await readTable(session.page, 'decisions');
  const journal = await readTable(session.page, 'journal');
  const statementLines = await readTable(session.page, 'statementLines');
  const { proposals, sightings } = found;
  const rows = { proposals, decisions, journal, statementLines };
  const added = {
    lines: second.lines - first.lines,
    decisions: second.decisions - first.decisions,
    objects: second.objects - first.objects,
  };
  const failures = [
    ...audit.failures,
    ...found.others.flatMap(({ failures: more }) => more),
    ...(Object.values(added).every((value) => value === 0) ? [] : ['The second pass added something']),
    ...journal
      .filter((row) => row['state'] !== 'done')
      .map((row) => `Not posted: ${String(row['id'])}: ${String(row['message'])}`),
    ...session.pageErrors.map((message) => `The page reported: ${message}`),
  ];
  return {
    version: 1,
    payouts: audit.payouts,
    determinable: audit.determinable,
    posted: audit.posted,
    lines: second.lines,
    matched: decisions.flatMap((decision) => decision['lineKeys']).length,
    verdicts: countBy(proposals, 'verdict'),
    objects: audit.objects,
    duplicates: found.others.reduce((sum, { duplicates }) => sum + duplicates, audit.duplicates),
    xeroCalls: await xeroCalls(found.demo.addresses.control),
    clearing: [audit.clearing, ...found.others.map(({ clearing }) => clearing)],
    residual: audit.clearing.residual,
    secondPass: added,
    cases: sightings.length === 0 ? [] : caseResults(sightings, rows),
    ms: found.ms,
    screenshots: found.shots,
    failures,
  };
}

/** How many calls to the accounting API the sandbox counted. */
async function xeroCalls(control: string): Promise<number> {
  const reply = await fetch(`${control}/requests`);
  const text = await reply.text();
  return text.match(/"path":"\/api\.xro\//g)?.length ?? 0;
}

function stopwatch(onStage: ((stage: string) => void) | undefined) {
  const ms: Record<string, number> = {};
  const time = async (stage: string, work: () => Promise<unknown>): Promise<void> => {
    onStage?.(stage);
    const began = performance.now();
    await work();
    ms[stage] = Math.round(performance.now() - began);
  };
  return { ms, time };
}

function camera(page: Page, dir: string | undefined, shots: string[]): (name: string) => Promise<void> {
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  return async (name) => {
    if (dir === undefined) return;
    const path = join(dir, `${name}.png`);
    await page.screenshot({ path });
    shots.push(path);
  };
}

function countBy(rows: readonly Record<string, unknown>[], field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const value = String(row[field]);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}
