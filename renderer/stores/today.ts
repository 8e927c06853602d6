/** Today on the wall of the organisation. */
import { type PlainDate, todayIn } from '../../shared/dates.ts';
import { useOrganisation } from './live.ts';
import { useServices } from './services.tsx';

/** The calendar date where the organisation is; UTC's while none has been read. */
export function useToday(): PlainDate {
  const { now } = useServices();
  return todayIn(useOrganisation()?.timezone ?? 'UTC', now());
}
