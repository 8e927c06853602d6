/** Several files, one after the other: each is shown once, and what became of each is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../renderer/flows/fileKind.ts';
import { type FileOutcome, type PendingFile, useUi } from '../../../../renderer/stores/ui.ts';
import { SHIPPED_PROFILES } from '../../../../shared/payout/file/shippedProfiles.ts';

const fileOf = (name: string, kind: PendingFile['kind'] = 'bank'): PendingFile => ({
  name,
  bytes: new Uint8Array(),
  kind,
});
const outcome = (name: string, state: FileOutcome['state'] = 'imported'): FileOutcome => ({
  name,
  state,
  text: '',
});
const shown = () => {
  const { overlay, files, filed } = useUi.getState();
  return [overlay, files.map(({ name }) => name), filed.map(({ name, state }) => `${name} ${state}`)];
};

beforeEach(() => useUi.getState().close());

describe('files that wait', () => {
  it('a single one is shown and leaves nothing behind', () => {
    const { takeFiles, nextFile } = useUi.getState();
    takeFiles([fileOf('a')]);
    expect(shown()).toEqual(['import', ['a'], []]);
    nextFile(outcome('a'));
    expect(shown()).toEqual(['none', [], []]);
  });

  it('several are shown in their order, each by the importer of its kind, and told at the end', () => {
    const { takeFiles, nextFile, close } = useUi.getState();
    takeFiles([fileOf('a'), fileOf('b', 'provider'), fileOf('c')], [outcome('folder', 'unreadable')]);
    expect(shown()).toEqual(['import', ['a', 'b', 'c'], ['folder unreadable']]);
    nextFile(outcome('a'));
    expect(shown()[0]).toBe('providerFile');
    nextFile(outcome('b', 'skipped'));
    expect(shown()).toEqual(['import', ['c'], ['folder unreadable', 'a imported', 'b skipped']]);
    nextFile(outcome('c'));
    expect(shown()).toEqual(['import', [], ['folder unreadable', 'a imported', 'b skipped', 'c imported']]);
    close();
    expect(shown()).toEqual(['none', [], []]);
  });

  it('more of them stand behind several, and instead of a single one', () => {
    const { takeFiles } = useUi.getState();
    takeFiles([fileOf('a')]);
    takeFiles([fileOf('b'), fileOf('c')]);
    takeFiles([fileOf('d', 'provider')]);
    expect(shown()).toEqual(['import', ['b', 'c', 'd'], []]);
  });

  it('one can be read as another kind, and another one chosen for the same importer', () => {
    const { takeFiles, readAs, importFiles } = useUi.getState();
    takeFiles([fileOf('a'), fileOf('b')]);
    readAs('provider');
    expect(shown()).toEqual(['providerFile', ['a', 'b'], []]);
    importFiles([]);
    expect(shown()).toEqual(['providerFile', [], []]);
  });
});

describe('the kind of a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const kind = (content: Uint8Array, asked: 'bank' | 'provider' | null = null) =>
    fileKindOf(content, SHIPPED_PROFILES, asked);
  const demo = join(import.meta.dirname, '../../../../resources/demo');
  const bank = (name: string) => readFileSync(join(demo, name));

  it('is the provider’s where a known layout fits, the bank’s where only banks write so', () => {
    const shop =
      'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency\n';
    for (const asked of [null, 'bank', 'provider'] as const) {
      expect(kind(bytes(shop), asked)).toBe('provider');
      expect(kind(bank('business-everyday-2026-07-20-to-2026-11-18.ofx'), asked)).toBe('bank');
    }
  });

  it('is as asked where it could be either', () => {
    const csv = bank('business-everyday-last-45-days.csv');
    expect(kind(csv)).toBe('bank');
    expect(kind(csv, 'provider')).toBe('provider');
    expect(kind(bytes(''), null)).toBe('bank');
    expect(kind(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), null)).toBe('bank');
  });
});
