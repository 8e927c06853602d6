import { describe, expect, it } from 'vitest';
import { callKey, inCallOrder } from '../../../../../renderer/flows/post/callKey.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { journalRows } from '../../../../../shared/posting/journal.ts';
import type { Draft, JournalRow, TransferDraft } from '../../../../../shared/posting/model.ts';
import { takenBack } from '../../../../../shared/posting/undo/takenBack.ts';
import { MAPPING } from '../../../shared/posting/world.ts';

const transfer = (reference: string, amount = 100): TransferDraft => ({
  kind: 'transfer',
  fromAccountId: 'clearing',
  toAccountId: 'bank',
  date: plainDate('2026-03-02'),
  amount: minor(amount),
  currency: 'AUD',
  reference,
});

/** Rows as a computer has them that wrote these down from `sequence` on, under a decision of its own. */
function rowsOf(drafts: readonly Draft[], planId = 'm1', sequence = 0): JournalRow[] {
  const steps = drafts.map((draft) => ({
    id: `${planId}|${draft.reference}`,
    planId,
    phase: 3 as const,
    draft,
    clearingEffect: 0,
    entryIds: [],
  }));
  const plan = { id: planId, payoutKeys: [], lineKeys: [], mappingKey: 'm', steps, problems: [] };
  return journalRows(plan, sequence, MAPPING).map((row) => ({ ...row, attempts: 1 }));
}

const [a, b] = [transfer('Tieout po_a'), transfer('Tieout po_b')];

describe('callKey', () => {
  it('is the same on every computer that asks the same, whatever it calls its decision and in whichever order it wrote it down', () => {
    const mine = inCallOrder(rowsOf([b, a], 'mine', 7));
    const theirs = inCallOrder(rowsOf([a, b], 'theirs'));
    expect(callKey(mine, mine)).toBe(callKey(theirs, theirs));
    expect(mine.map(({ draft }) => draft.reference)).toEqual(['Tieout po_a', 'Tieout po_b']);
  });

  it('is another for anything else: other objects, an amount, a further try, one row more', () => {
    const rows = rowsOf([a, b]);
    const further = rows.map((row, index) => ({ ...row, attempts: index + 1 }));
    const asked = [rows, rowsOf([a]), rowsOf([b, a]), rowsOf([a, transfer('Tieout po_b', 101)]), further];
    const keys = asked.map((each) => callKey(each, each));
    expect(new Set(keys).size).toBe(asked.length);
    for (const key of keys) expect(key.length).toBeLessThanOrEqual(128);
  });

  it('is another when what was posted under it was taken back: Xero would answer with what is gone', () => {
    const rows = rowsOf([a]);
    const retired = rows.map((row) => takenBack({ ...row, state: 'done' }, 'removed', new Set()));
    expect(callKey(rows, [...rows, ...retired])).not.toBe(callKey(rows, rows));
  });

  it('takes a random one for what is taken out of Xero', () => {
    const rows = rowsOf([a]).map((row): JournalRow => {
      const { date, reference, amount, currency } = transfer('Tieout po_a');
      const draft = {
        kind: 'removal',
        target: 'transfer',
        xeroId: 'x',
        date,
        reference,
        amount,
        currency,
      } as const;
      return { ...row, draft, undoes: 'm1' };
    });
    expect(callKey(rows, rows, () => 'random')).toBe('random');
  });
});
