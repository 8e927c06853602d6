import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookRegistry, newBook } from '../../../../renderer/db/bookRegistry.ts';
import { createBookHandles } from '../../../../renderer/stores/bookHandles.ts';
import { isShown, takeSyncWish, useCurrentBook } from '../../../../renderer/stores/currentBook.ts';
import { runJob, useJobs } from '../../../../renderer/stores/jobs.ts';
import { useReconcile } from '../../../../renderer/stores/reconcile.ts';
import { showBook } from '../../../../renderer/stores/switchBook.ts';
import { useToasts } from '../../../../renderer/stores/toasts.ts';
import { useUi } from '../../../../renderer/stores/ui.ts';

const registry = new BookRegistry('switch-books');

beforeEach(async () => {
  vi.stubGlobal('location', { hash: '' });
  await registry.books.bulkPut([newBook('main', 1), newBook('b-switch', 1)]);
});
afterEach(async () => {
  useCurrentBook.setState({ bookId: null, syncWanted: false });
  await registry.delete();
  await registry.open();
  vi.unstubAllGlobals();
});

describe('going to another book', () => {
  it('forgets what the screens held of the one before, and offers nothing of it to be taken back', () => {
    showBook('main');
    useReconcile.getState().setSearch('harbour');
    useReconcile.getState().toggle('m1');
    useUi.getState().open('settings');
    const { show } = useToasts.getState();
    show({ tone: 'good', message: 'Rule saved', action: { label: 'Undo', run: () => undefined } });
    show({ tone: 'bad', message: 'Stripe can’t be reached', bookId: 'main' });
    showBook('b-switch', { sync: true });
    expect(useReconcile.getState()).toMatchObject({ search: '', ticked: new Set() });
    expect(useUi.getState().overlay).toBe('none');
    expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual(['Stripe can’t be reached']);
    expect([isShown({ bookId: 'main' }), isShown({ bookId: 'b-switch' })]).toEqual([false, true]);
    expect([takeSyncWish(), takeSyncWish()]).toEqual([true, false]);
  });

  it('keeps a book open while it is shown or something of it runs, and closes it after', async () => {
    const startWorker = () => {
      throw new Error('no workers here');
    };
    const handles = createBookHandles({ registry, startWorker, now: () => 5, graceMs: 0 });
    showBook('main');
    const { db } = handles.of('main');
    await db.open();
    expect(handles.of('main').db).toBe(db);
    let finish = (): void => undefined;
    const job = runJob('sync', () => new Promise<void>((resolve) => (finish = resolve)), 'main');
    showBook('b-switch');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(db.isOpen()).toBe(true);
    expect(useJobs.getState().jobs.map(({ bookId }) => bookId)).toEqual(['main']);
    finish();
    await job;
    await vi.waitFor(() => expect(db.isOpen()).toBe(false));
    // Its last state is in the list, and it opens anew.
    expect(await registry.books.get('main')).toMatchObject({ summary: { status: 'pending', at: 5 } });
    const again = handles.of('main');
    expect(again.db).not.toBe(db);
    await handles.close('main');
    await again.db.delete();
  });
});
