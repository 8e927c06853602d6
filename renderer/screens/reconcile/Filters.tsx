import type { ReactElement } from 'react';
import { Search } from '../../components/Search.tsx';
import { NarrowButton } from './NarrowButton.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { type DeskFilter, useReconcile } from '../../stores/reconcile.ts';
import type { DeskCounts } from './deskCounts.ts';

const filters: readonly DeskFilter[] = [
  'all',
  'certain',
  'likely',
  'ambiguous',
  'noLine',
  'residual',
  'ended',
  'parked',
  'confirmed',
];

function filterLabel(t: Texts['t'], name: DeskFilter): string {
  if (name === 'all') return t('desk.toDo');
  return name === 'ended' ? t('desk.ended') : t(`verdict.${name}`);
}

/** What to show: by verdict, parked, confirmed; and a search over both lists. */
export function Filters({ counts }: { readonly counts: DeskCounts | null }): ReactElement {
  const { t, number } = useTexts();
  const { filter, setFilter, search, setSearch } = useReconcile();
  return (
    <div className="filters">
      <fieldset className="chips" aria-label={t('desk.filters')}>
        {filters
          .filter((name) => name === 'all' || name === filter || (counts?.[name] ?? 0) > 0)
          .map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={filter === name}
              onClick={() => setFilter(name)}
            >
              {filterLabel(t, name)}
              <span className="chipCount">{counts === null ? '…' : number(counts[name])}</span>
            </button>
          ))}
      </fieldset>
      <span className="grow" />
      <NarrowButton />
      <Search id="screenSearch" label={t('desk.search')} value={search} onChange={setSearch} shortcut="/" />
    </div>
  );
}
