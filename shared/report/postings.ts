/** What was posted to Xero: each object with its page there, its amount, and how it stands. */
import type { Minor } from '../money.ts';
import type { JournalRow, WrittenDraft } from '../posting/model.ts';
import type { PostingGround } from './ground.ts';
import type { Cell, Section } from './model.ts';
import { day, link, money, sectionOf, text } from './tables.ts';
import type { ReportWords } from './words.ts';

/** Of an object as it was written: positive, its direction is in its words. */
export function draftAmount(draft: WrittenDraft): Minor {
  return 'total' in draft ? draft.total : draft.amount;
}

/** Rows that made something that is (or was) in Xero: not what waits, not what takes another out. */
export function isPosted({ state, draft }: JournalRow): boolean {
  return draft.kind !== 'removal' && (state === 'done' || state === 'reversed');
}

/**
 * The postings given, in the order of their dates and then as written down. The total is of what they do to the clearing
 * account; amounts of documents, payments and transfers together would say nothing.
 */
export function postingsSection(
  ground: PostingGround,
  rows: readonly JournalRow[],
  words: ReportWords,
  note: string,
): Section {
  const say = words.say;
  const ordered = rows.toSorted((a, b) =>
    a.draft.date === b.draft.date ? a.sequence - b.sequence : a.draft.date < b.draft.date ? -1 : 1,
  );
  return sectionOf(
    {
      id: 'postings',
      title: say('section.postings'),
      notes: [note],
      columns: [
        { title: say('column.date'), type: 'date', weight: 9 },
        { title: say('column.object'), type: 'text', weight: 24 },
        { title: say('column.reference'), type: 'text', weight: 24 },
        { title: say('column.amount'), type: 'money', weight: 13 },
        { title: say('column.clearing'), type: 'money', weight: 13, summed: true },
        { title: say('column.standing'), type: 'text', weight: 16 },
        { title: say('column.xero'), type: 'link', weight: 9 },
      ],
      rows: ordered.map((row) => postingRow(row, ground, words)),
      empty: say('none'),
    },
    (currency) => say('total', { currency }),
  );
}

function postingRow(row: JournalRow, ground: PostingGround, words: ReportWords): Cell[] {
  const { draft } = row;
  const standing = ground.standings.get(row.id);
  const state = standing === undefined ? 'notSeen' : standing.isAccepted ? 'accepted' : standing.state;
  const page = ground.pageOf(row);
  return [
    day(draft.date),
    text(words.draft(draft)),
    text(draft.reference),
    money(draftAmount(draft), draft.currency),
    money(row.clearingEffect, draft.currency),
    text(words.standing(state)),
    page === null ? text(row.xeroId) : link(words.say('open'), page),
  ];
}
