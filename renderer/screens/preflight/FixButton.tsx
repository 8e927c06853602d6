import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useRoute } from '../../stores/route.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import type { Fix } from '../../../shared/posting/checks/fixes.ts';
import type { PostingProblem } from '../../../shared/posting/model.ts';
import { xeroPage } from '../../../shared/posting/readBack/xeroPages.ts';
import { entryOf } from '../invoices/entryOf.ts';
import { ProblemInvoice } from '../invoices/ProblemInvoice.tsx';
import type { FindingPlan } from './Findings.tsx';

/** One thing that can be done about a finding. */
export function FixButton(props: {
  readonly fix: Fix;
  readonly plan: FindingPlan;
  readonly problem: PostingProblem;
  /** The best of a finding's fixes stands out. */
  readonly isFirst: boolean;
}): ReactElement | null {
  const { t, date } = useTexts();
  const { fix, plan, problem } = props;
  const press = usePress(plan);
  const busy = useRunning('post');
  if (fix.kind === 'waitFor') return <span className="small">{t('fix.waitFor')}</span>;
  if (fix.kind === 'chooseInvoice') return <ProblemInvoice problem={problem} payoutKeys={plan.payoutKeys} />;
  if (fix.kind === 'openInXero') return <LookInXero fix={fix} mappingKey={plan.mappingKey} />;
  const values = fix.kind === 'moveDate' ? { open: date(fix.open, 'year') } : {};
  return (
    <Button kind={props.isFirst ? 'plain' : 'quiet'} disabled={busy} onPress={() => press(fix)}>
      {t(`fix.${fix.kind}`, values)}
    </Button>
  );
}

/** Does what a fix says. */
function usePress(plan: FindingPlan): (fix: Fix) => void {
  const work = useWork();
  const { db } = useServices();
  const go = useRoute((store) => store.go);
  const asSale = async (entryId: string) => {
    const linked = await entryOf(db, entryId, plan.payoutKeys);
    if (linked !== null) await work.linkEntry(linked, []);
  };
  return (fix) => {
    if (fix.kind === 'openMapping') go('connections');
    else if (fix.kind === 'takeOver') void work.takeOver([plan.id]);
    else if (fix.kind === 'postedElsewhere') void work.bookedBySomeone(plan.id);
    else if (fix.kind === 'refreshBooks') void work.refreshBooks();
    else if (fix.kind === 'asSale') void asSale(fix.entryId);
    else if (fix.kind === 'postAnyway')
      void work.answerFindings(new Map([[plan.id, [{ kind: 'postAnyway', finding: fix.finding }]]]));
    else if (fix.kind === 'moveDate')
      void work.answerFindings(new Map([[plan.id, [{ kind: 'moveDate', lockedTo: fix.lockedTo }]]]));
  };
}

/** Nothing for the demo company, whose books are on this machine. */
function LookInXero(props: {
  readonly fix: Extract<Fix, { kind: 'openInXero' }>;
  readonly mappingKey: string;
}): ReactElement | null {
  const { t } = useTexts();
  const { db } = useServices();
  const { fix, mappingKey } = props;
  const url = useLiveQuery(async () => {
    const mapping = await db.mappings.get(mappingKey);
    const [connection, organisation] = await Promise.all([
      db.connections.get(mapping?.xeroConnectionId ?? ''),
      db.organisations.get(mapping?.xeroConnectionId ?? ''),
    ]);
    if (connection === undefined || connection.demo) return null;
    return xeroPage(fix.page, fix.id, organisation?.shortCode ?? '');
  }, [db, mappingKey, fix.page, fix.id]);
  return url ? <ExternalLink url={url}>{t('fix.openInXero')}</ExternalLink> : null;
}
