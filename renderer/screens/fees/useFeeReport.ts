import { useMemo } from 'react';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import { feeReport } from '../../../shared/report/feeReport.ts';
import type { Report } from '../../../shared/report/model.ts';
import type { FeePeriod } from '../../flows/fees.ts';
import { reportWords } from '../../i18n/reportWords.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections, useOrganisation } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import type { AccountName } from './accountNames.ts';

/** What was read as it will be saved; null while there is nothing. */
export function useFeeReport(
  reading: FeeReading | null,
  { from, to }: FeePeriod,
  nameOf: AccountName,
): Report | null {
  const texts = useTexts();
  const { now } = useServices();
  const organisation = useOrganisation();
  const connections = useConnections();
  return useMemo(() => {
    if (reading === null || reading.totals.length === 0) return null;
    return feeReport({
      words: reportWords(texts, new Map()),
      organisation: organisation?.name ?? '',
      isDemo: connections?.some(({ kind, demo }) => kind === 'xero' && demo) ?? false,
      madeAt: now(),
      from,
      to,
      reading,
      nameOf,
    });
  }, [texts, now, organisation, connections, reading, from, to, nameOf]);
}
