/** Brings the app from wherever it is to the end, as a user would who finds it again after a crash. */
import type { Page } from 'playwright-core';
import { readTable } from '../demo/localData.ts';
import {
  exploreDemo,
  goTo,
  importDemoStatement,
  importFile,
  okAllCertain,
  okOneByOne,
  settled,
  signInAgain,
  syncNow,
} from '../demo/steps.ts';

/** Presses of "Post" after which what is left counts as stuck. */
const PRESSES = 16;

/** Clock time between two presses where something is left. */
const BETWEEN_MS = 2 * 60_000;

export interface Goal {
  /** Decisions to make; all that the app offers if there are fewer. */
  readonly decisions: number;
  /** Journal rows of an undisturbed run. */
  readonly journal: number;
  /** The bank statement's file. */
  readonly statementFile: string;
  /** Moves every clock on. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Aborted once the app that is driven was killed. */
  readonly signal: AbortSignal;
}

/** Everything read, imported and decided. Works on an app in any state before that. */
export async function getReady(page: Page, goal: Goal): Promise<void> {
  const welcome = page.getByRole('button', { name: 'Explore the demo company', exact: true });
  await welcome.or(page.getByRole('navigation')).first().waitFor();
  if (await welcome.isVisible()) {
    await exploreDemo(page);
    await importDemoStatement(page);
  } else {
    await closeDialog(page);
    await signInAgain(page);
    await goTo(page, 'Bank lines');
    await importFile(page, goal.statementFile);
  }
  goal.signal.throwIfAborted();
  const left = goal.decisions - (await readTable(page, 'decisions')).length;
  if (left <= 0) return;
  if (left === Infinity) await okAllCertain(page);
  await okOneByOne(page, 50, left);
}

async function closeDialog(page: Page): Promise<void> {
  await settled(page);
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
}

/** Presses "Post" until everything is done, or throws with what isn't. */
export async function postUntilDone(page: Page, goal: Goal): Promise<void> {
  for (let press = 0; press < PRESSES; press += 1) {
    goal.signal.throwIfAborted();
    if (await isDone(page, goal)) return;
    await signInIfNeeded(page);
    await pressPost(page);
    goal.signal.throwIfAborted();
    if (await isDone(page, goal)) return;
    await goal.sleep(BETWEEN_MS);
  }
  throw new Error(`not done after ${PRESSES} times "Post": ${(await openRows(page)).join(', ')}`);
}

async function signInIfNeeded(page: Page): Promise<void> {
  const connections = await readTable(page, 'connections');
  if (connections.some((connection) => connection['status'] !== 'connected')) await signInAgain(page);
}

async function pressPost(page: Page): Promise<void> {
  await goTo(page, 'Queue');
  const post = page.getByRole('button', { name: 'Post', exact: true });
  await post.waitFor();
  await page.waitForTimeout(300);
  if (await post.isDisabled()) {
    await syncNow(page);
    return;
  }
  await post.click();
  await page.getByRole('button', { name: 'Post to Xero' }).click();
  await settled(page);
}

async function isDone(page: Page, goal: Goal): Promise<boolean> {
  const rows = await readTable(page, 'journal');
  const standing = rows.filter((row) => row['state'] === 'done' && row['undoes'] === undefined);
  return standing.length >= goal.journal && rows.every(isSettled);
}

const isSettled = (row: Readonly<Record<string, unknown>>) =>
  row['state'] === 'done' || row['state'] === 'removed';

/** Plans that a round takes back. */
const TAKEN_BACK = 2;

/** Takes posted plans back, as many as a round does in all; what was taken back before a kill counts. */
export async function takeSomeBack(page: Page, goal: Goal): Promise<void> {
  for (;;) {
    goal.signal.throwIfAborted();
    const rows = await readTable(page, 'journal');
    const undoing = rows.filter((row) => row['undoes'] !== undefined);
    // What was begun before a kill is gone on with by "Post", as the app says.
    if (!undoing.every(isSettled) || new Set(undoing.map((row) => row['planId'])).size >= TAKEN_BACK) return;
    await signInIfNeeded(page);
    await takeOneBack(page);
    await settled(page);
  }
}

/** The first plan in the queue that is posted. */
async function takeOneBack(page: Page): Promise<void> {
  await goTo(page, 'Queue');
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /^Waiting for OK/ })
    .click();
  await page.getByRole('listbox', { name: 'Queue' }).getByRole('option').first().click();
  await page.getByRole('button', { name: 'Take back from Xero…', exact: true }).click();
  await page.getByRole('button', { name: /^Take \d+ objects? back$/ }).click();
}

async function openRows(page: Page): Promise<string[]> {
  const rows = await readTable(page, 'journal');
  return rows
    .filter((row) => !isSettled(row))
    .map((row) => `${String(row['id'])} ${String(row['state'])} ${String(row['message'])}`);
}

/** References of the postings that the journal has written down as being sent, or more. */
export async function referencesSent(page: Page): Promise<ReadonlySet<string>> {
  const rows = await readTable(page, 'journal');
  const sent = rows.filter((row) => row['state'] !== 'queued' || row['batchKey'] !== '');
  return new Set(sent.map((row) => referenceOf(row['draft'])));
}

function referenceOf(draft: unknown): string {
  return draft !== null && typeof draft === 'object' && 'reference' in draft ? String(draft.reference) : '';
}
