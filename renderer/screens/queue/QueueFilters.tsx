import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { QUEUE_FILTERS, type queueCounts, type QueueFilter } from './queueFilters.ts';

/** What of the queue is shown: with counts; filters that nothing belongs to are left out. */
export function QueueFilters(props: {
  readonly filter: QueueFilter;
  readonly counts: ReturnType<typeof queueCounts>;
  readonly onFilter: (filter: QueueFilter) => void;
}): ReactElement {
  const { t, number } = useTexts();
  const { filter, counts } = props;
  return (
    <div className="filters">
      <fieldset className="chips" aria-label={t('queueFilter.label')}>
        {QUEUE_FILTERS.filter((name) => name === 'all' || name === filter || counts[name] > 0).map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={filter === name}
            onClick={() => props.onFilter(name)}
          >
            {t(`queueFilter.${name}`)}
            <span className="chipCount">{number(counts[name])}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
