import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type BooksGround, groundStoreOf } from '../../stores/booksGround.ts';
import { useServices } from '../../stores/services.tsx';

export type { BooksGround } from '../../stores/booksGround.ts';

/** The books with what their charges pay; undefined while loading. Worked out once for all that show it. */
export function useBooks(): BooksGround | undefined {
  const { db, replayer, now } = useServices();
  const store = useMemo(() => groundStoreOf({ db, replayer, now }), [db, replayer, now]);
  return useSyncExternalStore(
    useCallback((listener) => store.listen(listener), [store]),
    store.get,
  );
}
