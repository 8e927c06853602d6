import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Payout } from '../../../shared/payout/model.ts';
import type { Books } from '../../../shared/posting/books.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { previewPayout, previewStyle, type StylePreview } from '../../../shared/posting/styles/preview.ts';
import { useServices } from '../../stores/services.tsx';

export type Style = Mapping['style'];

/** Every style, in the order they are offered. */
export const STYLES: readonly Style[] = ['itemised', 'summary', 'direct', 'settlement'];

/** How many of the latest payouts are looked through for one to show. */
const LATEST = 60;

export interface StylePreviews {
  readonly payout: Payout;
  readonly styles: Readonly<Record<Style, StylePreview>>;
}

/** What each style would make of a recent payout of the mapping; null without one, undefined while loading. */
export function useStylePreviews(mapping: Mapping): StylePreviews | null | undefined {
  const ground = useGround(mapping);
  return useMemo(() => {
    if (ground === undefined) return undefined;
    const { payout, books } = ground;
    if (payout === null) return null;
    const of = (style: Style) => previewStyle(payout, { ...mapping, style }, books);
    const [itemised, summary, direct, settlement] = [
      of('itemised'),
      of('summary'),
      of('direct'),
      of('settlement'),
    ];
    return { payout, styles: { itemised, summary, direct, settlement } };
  }, [ground, mapping]);
}

function useGround(mapping: Mapping): { payout: Payout | null; books: Books } | undefined {
  const { db } = useServices();
  const { providerConnectionId, xeroConnectionId: connectionId, currency } = mapping;
  return useLiveQuery(async () => {
    const latest = await db.payouts
      .where('[connectionId+created]')
      .between([providerConnectionId, 0], [providerConnectionId, Number.MAX_SAFE_INTEGER])
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query's order, not an array's
      .reverse()
      .limit(LATEST)
      .toArray();
    const payout = previewPayout(latest, { currency });
    const numbers = (payout?.entries ?? []).map((entry): [string, string] => [
      connectionId,
      entry.invoiceNumber,
    ]);
    const [accounts, invoices, taxRates, tracking, kept] = await Promise.all([
      db.accounts.where({ connectionId }).toArray(),
      db.invoices.where('[connectionId+number]').anyOf(numbers).toArray(),
      db.taxRates.where({ connectionId }).toArray(),
      db.tracking.where({ connectionId }).toArray(),
      db.organisations.get(connectionId),
    ]);
    const organisation = kept ?? { periodLockDate: null, endOfYearLockDate: null };
    return { payout, books: { organisation, accounts, invoices, taxRates, tracking, ledgerItems: [] } };
  }, [db, providerConnectionId, connectionId, currency]);
}
