import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { Badge } from '../../components/Badge.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Screen } from '../../components/Screen.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { readable } from '../../i18n/readable.ts';
import { useServices } from '../../stores/services.tsx';
import type { ActivityRow } from '../../db/database.ts';

const looks = {
  info: { tone: 'quiet', glyph: '·' },
  warning: { tone: 'warn', glyph: '!' },
  error: { tone: 'bad', glyph: '×' },
} as const;

/** What happened, newest first. */
export function ActivityScreen(): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { db } = useServices();
  // oxlint-disable-next-line unicorn/no-array-reverse -- Dexie's own, on a collection
  const rows = useLiveQuery(() => db.activity.orderBy('at').reverse().limit(5000).toArray(), [db]);
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <Screen
      title={t('nav.activity')}
      subtitle={rows === undefined ? t('state.loading') : t('activity.count', { n: rows.length })}
    >
      {rows?.length === 0 && (
        <EmptyState icon="activity" title={t('activity.none')}>
          {t('activity.noneText')}
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <VirtualList
          label={t('nav.activity')}
          items={rows}
          keyOf={(row) => String(row.id)}
          nameOf={(row) => [texts.moment(row.at), activityText(texts, row)].join('; ')}
          current={current ?? String(rows[0]?.id)}
          onCurrent={setCurrent}
          renderRow={(row) => (
            <div className="activityRow">
              <span className="muted">{texts.moment(row.at)}</span>
              <Badge tone={looks[row.level].tone} glyph={looks[row.level].glyph}>
                {t(`level.${row.level}`)}
              </Badge>
              <span className="ellipsis" title={activityText(texts, row)}>
                {activityText(texts, row)}
              </span>
            </div>
          )}
        />
      )}
    </Screen>
  );
}

/** The sentence of one row; a code that this version doesn't know is shown as it is, with its values. */
export function activityText(texts: Texts, row: Pick<ActivityRow, 'code' | 'values'>): string {
  const plain = Object.entries(row.values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const values = readable(texts, row.values, 'XXX');
  return texts.maybe(`activity.${row.code}`, values, [row.code, plain].filter(Boolean).join(': '));
}
