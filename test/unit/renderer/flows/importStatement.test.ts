import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderCsv, renderOfx } from '../../../../electron/sandbox/story/bankFiles.ts';
import { createDemoStory } from '../../../../electron/sandbox/story/story.ts';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { importStatement, previewStatement } from '../../../../renderer/flows/importStatement.ts';

let db: TieoutDatabase;
let names = 0;
const ctx = (): FlowContext => ({
  db,
  call: () => Promise.reject(new Error('offline')),
  now: () => 1_795_000_000_000,
});
const file = (name: string, text: string) => ({
  name,
  bytes: new TextEncoder().encode(text),
  accountId: 'bank',
  currency: 'AUD',
});

beforeEach(() => {
  names += 1;
  db = new TieoutDatabase(`import-${names}`);
});
afterEach(() => db.delete());

test('the demo bank’s OFX once, again, and its overlapping CSV: every line once', async () => {
  const story = createDemoStory();
  const first = await importStatement(ctx(), file('bank.ofx', renderOfx(story)));
  expect(first).toMatchObject({ added: story.bank.lines.length, alreadyThere: 0, issues: [] });
  const again = await importStatement(ctx(), file('bank-copy.ofx', renderOfx(story)));
  expect(again).toMatchObject({ added: 0, alreadyThere: story.bank.lines.length });
  const csv = await importStatement(ctx(), file('bank.csv', renderCsv(story)));
  expect(csv).toMatchObject({ added: 0, issues: [] });
  expect(await db.statementLines.count()).toBe(story.bank.lines.length);
  expect((await db.importedFiles.toArray()).map(({ added }) => added)).toEqual([
    story.bank.lines.length,
    0,
    0,
  ]);
  expect(await db.activity.count()).toBe(3);
});

test('a line with the same date and amount but another text is taken in and pointed out', async () => {
  await importStatement(ctx(), file('a.csv', 'Date,Amount,Description\n2026-11-02,10.00,STRIPE ST-1\n'));
  const second = await importStatement(
    ctx(),
    file('b.csv', 'Date,Amount,Description\n2026-11-02,10.00,Stripe payments\n'),
  );
  expect(second.added).toBe(1);
  expect(second.issues).toMatchObject([{ severity: 'warning', field: 'duplicates', line: 2 }]);
});

test('a cut file offers what is whole and says what is missing', async () => {
  const text = renderOfx(createDemoStory());
  const cut = await importStatement(ctx(), file('bank.ofx', text.slice(0, text.length / 2)));
  expect(cut.read.complete).toBe(false);
  expect(cut.added).toBeGreaterThan(100);
  expect(
    cut.issues.some(
      ({ severity, message }) => severity === 'error' && message.includes('ends inside transaction'),
    ),
  ).toBe(true);
  const whole = await importStatement(ctx(), file('bank.ofx', text));
  expect(whole.added + cut.added).toBe(whole.read.lines.length);
});

test('windows-1252 bytes are read as what they are', () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode('Date;Libell'),
    0xe9,
    ...new TextEncoder().encode(';Montant\n02/11/2026;Caf'),
    0xe9,
    ...new TextEncoder().encode(';1,50\n'),
  ]);
  const read = previewStatement({ name: 'a.csv', bytes, accountId: 'bank', currency: 'EUR' });
  expect(read.lines[0]).toMatchObject({ narrative: 'Café', amount: 150 });
});

test('an encoding chosen by the user is taken instead of the one found', async () => {
  const head = new TextEncoder().encode('Date,Amount,Description\n2026-11-02,10.00,CAF');
  const bytes = new Uint8Array([...head, 0x8e, 0x0a]);
  const mac = { ...file('mac.csv', ''), bytes, encoding: 'macintosh' as const };
  expect(previewStatement(mac).lines[0]?.narrative).toBe('CAFé');
  expect(previewStatement({ ...mac, encoding: undefined }).lines[0]?.narrative).not.toBe('CAFé');
  expect((await importStatement(ctx(), mac)).added).toBe(1);
  expect((await db.statementLines.toArray())[0]?.narrative).toBe('CAFé');
});
