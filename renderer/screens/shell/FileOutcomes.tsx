import type { ReactElement } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRoute } from '../../stores/route.ts';
import { type FileOutcome, useUi } from '../../stores/ui.ts';

const LOOKS = {
  imported: { tone: 'good', glyph: '✓' },
  skipped: { tone: 'quiet', glyph: '○' },
  wrong: { tone: 'warn', glyph: '!' },
  unreadable: { tone: 'bad', glyph: '!' },
} as const;

/** What became of each of several files, in their order, and what to do about those that weren't taken in. */
export function FileOutcomes({ outcomes }: { readonly outcomes: readonly FileOutcome[] }): ReactElement {
  const { t } = useTexts();
  const close = useUi((store) => store.close);
  const go = useRoute((store) => store.go);
  const imported = outcomes.filter(({ state }) => state === 'imported').length;
  return (
    <div className="stack">
      <p>{t('files.doneText', { imported, total: outcomes.length })}</p>
      <ul className="fileOutcomes" aria-label={t('files.doneTitle')}>
        {outcomes.map(({ name, state, text }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two files may have one name; they never move
          <li key={at} className="row rowWrap">
            <Badge {...LOOKS[state]}>{t(`files.outcome.${state}`)}</Badge>
            <span className="strong wrap">{name}</span>
            <span className="muted small wrap grow">{text}</span>
          </li>
        ))}
      </ul>
      <div className="dialogFoot dialogFootFlush">
        <Button onPress={close}>{t('action.close')}</Button>
        <Button
          kind="primary"
          initialFocus
          onPress={() => {
            close();
            go('reconcile');
          }}
        >
          {t('nav.reconcile')}
        </Button>
      </div>
    </div>
  );
}
