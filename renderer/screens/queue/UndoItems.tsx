import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/Badge.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import type { KeptBecause, UndoItem } from '../../../shared/posting/undo/model.ts';
import { DraftHead } from './DraftHead.tsx';

/** Objects in the order in which they are dealt with, each with what becomes of it. */
export function UndoItems({ items }: { readonly items: readonly UndoItem[] }): ReactElement {
  const { t } = useTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="undoItems" aria-label={t('undo.items')} tabIndex={0}>
      <ol className="steps">
        {items.map((item) => (
          <Item key={item.row.id} item={item} />
        ))}
      </ol>
    </section>
  );
}

const LOOKS = {
  delete: { tone: 'info', glyph: '−' },
  void: { tone: 'info', glyph: '∅' },
  reverse: { tone: 'warn', glyph: '⇄' },
  gone: { tone: 'quiet', glyph: '↶' },
  kept: { tone: 'bad', glyph: '!' },
} as const satisfies Record<string, { readonly tone: Tone; readonly glyph: string }>;

function Item({ item }: { readonly item: UndoItem }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const look = lookOf(item);
  return (
    <li className="step">
      <DraftHead draft={item.row.draft}>
        <Badge {...LOOKS[look]}>{t(`undo.mode.${look}`)}</Badge>
      </DraftHead>
      {item.mode === 'reverse' && item.draft !== null && (
        <p className="small muted">
          {t('undo.opposite', {
            date: texts.date(item.draft.date, 'year'),
            reference: item.draft.reference,
          })}
        </p>
      )}
      {item.keptBecause !== null && item.mode !== 'reverse' && (
        <p className="small tone-bad wrap">{why(texts, item.keptBecause)}</p>
      )}
    </li>
  );
}

function lookOf({ mode, draft }: UndoItem): keyof typeof LOOKS {
  if (mode === null) return 'kept';
  const isDocument =
    draft?.kind === 'removal' && (draft.target === 'invoice' || draft.target === 'creditNote');
  return mode === 'delete' && isDocument ? 'void' : mode;
}

function why({ t, date }: Texts, reason: KeptBecause): string {
  if (reason.code !== 'locked') return t(`undo.why.${reason.code}`);
  return t('undo.why.locked', { date: date(reason.date, 'year') });
}
