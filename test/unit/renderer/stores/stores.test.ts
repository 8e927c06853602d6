import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHash, toHash, screenNames } from '../../../../renderer/stores/route.ts';
import { nextAfter } from '../../../../renderer/stores/reconcile.ts';
import { chooseLocale, formatLocale } from '../../../../renderer/stores/settings.ts';
import { runJob, useJobs } from '../../../../renderer/stores/jobs.ts';
import { showError, useToasts } from '../../../../renderer/stores/toasts.ts';
import { BridgeError } from '../../../../shared/bridge.ts';

describe('route', () => {
  it('comes back from the hash as it went in, whatever the id holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...screenNames), fc.string(), (screen, id) => {
        expect(parseHash(toHash({ screen, id }))).toEqual({ screen, id });
      }),
    );
  });

  it('falls back to Reconcile for what it doesn’t know, and to no id for broken escapes', () => {
    expect(parseHash('#/nowhere')).toEqual({ screen: 'reconcile', id: '' });
    expect(parseHash('')).toEqual({ screen: 'reconcile', id: '' });
    expect(parseHash('#/payouts/%E0%A4%A')).toEqual({ screen: 'payouts', id: '' });
  });
});

describe('nextAfter', () => {
  const rows = (...ids: string[]) => ids.map((id) => ({ id }));
  it('takes the row after, then the one before, then nothing', () => {
    expect(nextAfter(rows('a', 'b', 'c'), 'b')).toBe('c');
    expect(nextAfter(rows('a', 'b', 'c'), 'c')).toBe('b');
    expect(nextAfter(rows('a'), 'a')).toBeNull();
    expect(nextAfter(rows('a', 'b'), 'gone')).toBe('a');
  });
});

describe('languages', () => {
  it('takes the setting, then the first known of the system, then English', () => {
    expect(chooseLocale('fr', ['id-ID'])).toBe('fr');
    expect(chooseLocale('auto', ['de-DE', 'in-ID', 'en-US'])).toBe('id');
    expect(chooseLocale('auto', ['fr-CA', 'en'])).toBe('fr');
    expect(chooseLocale('auto', ['de'])).toBe('en');
  });

  it('formats by the system’s own variant of the language', () => {
    expect(formatLocale('en', ['fr-FR', 'en-AU'])).toBe('en-AU');
    expect(formatLocale('fr', ['en-AU'])).toBe('fr');
    expect(formatLocale('en', ['en-US@posix', 'en-GB'])).toBe('en-GB');
    expect(formatLocale('en', ['en-US@posix'])).toBe('en');
  });
});

describe('jobs', () => {
  it('leave the bar when they end, well or badly, and can be cancelled', async () => {
    await expect(runJob('match', async () => Promise.resolve(7))).resolves.toBe(7);
    await expect(runJob('match', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const waiting = runJob(
      'sync',
      ({ signal }) =>
        new Promise<string>((resolve) => {
          signal.addEventListener('abort', () => resolve('stopped'));
        }),
    );
    expect(useJobs.getState().jobs).toHaveLength(1);
    useJobs.getState().jobs[0]?.cancel();
    expect(useJobs.getState().jobs[0]?.cancelling).toBe(true);
    await expect(waiting).resolves.toBe('stopped');
    expect(useJobs.getState().jobs).toEqual([]);
  });
});

describe('errors', () => {
  it('are shown once each with their code and field; a cancelled call is silent', () => {
    const error = new BridgeError({
      code: 'permission',
      message: 'The key may not read payouts.',
      detail: 'payouts',
    });
    showError(error);
    showError(error);
    showError(new BridgeError({ code: 'cancelled', message: 'Cancelled.' }));
    expect(useToasts.getState().toasts).toMatchObject([
      { tone: 'bad', message: 'The key may not read payouts.', detail: 'permission · payouts' },
    ]);
  });
});
