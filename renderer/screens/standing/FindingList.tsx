import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import type { RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { draftTitle } from '../queue/draftTitle.ts';
import { differenceText } from './differenceText.ts';
import { OpenInXero } from './OpenInXero.tsx';
import { type Repair, RepairDialog } from './RepairDialog.tsx';
import { StandingBadge } from './StandingBadge.tsx';

/** What was changed or deleted in Xero of some postings, and what can be done about each; nothing where all is as it was. */
export function FindingList({
  standings,
}: {
  readonly standings: readonly RowStanding[];
}): ReactElement | null {
  const { db } = useServices();
  const found = standings.filter(({ mark }) => mark !== '');
  const ids = found.map(({ rowId }) => rowId).join('\n');
  const ground = useLiveQuery(async () => {
    const rows = await db.journal.bulkGet(ids === '' ? [] : ids.split('\n'));
    const accounts = ids === '' ? [] : await db.accounts.toArray();
    return {
      rows: new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : []))),
      accounts: new Map(accounts.map(({ accountId, name }) => [accountId, name])),
    };
  }, [db, ids]);
  const [asking, setAsking] = useState<Repair | null>(null);
  if (found.length === 0 || ground === undefined) return null;
  const open = found.filter(({ isAccepted }) => !isAccepted);
  return (
    <section className="stack stackTight">
      {open.length > 1 && <Together found={open} onAsk={setAsking} />}
      <ul className="stack stackTight findings">
        {found.map((each) => {
          const row = ground.rows.get(each.rowId);
          return row === undefined ? null : (
            <Finding
              key={each.rowId}
              standing={each}
              row={row}
              accounts={ground.accounts}
              onAsk={setAsking}
            />
          );
        })}
      </ul>
      <RepairDialog repair={asking} onClose={() => setAsking(null)} />
    </section>
  );
}

/** One answer for all findings of a kind. */
function Together(props: {
  readonly found: readonly RowStanding[];
  readonly onAsk: (repair: Repair) => void;
}): ReactElement | null {
  const { t, number } = useTexts();
  const busy = useRunning('post');
  const deleted = props.found.filter(({ state }) => state === 'deleted').map(({ rowId }) => rowId);
  if (deleted.length < 2) return null;
  return (
    <div className="row">
      <Button disabled={busy} onPress={() => props.onAsk({ kind: 'postAgain', rowIds: deleted })}>
        {t('finding.postAgain')} ({number(deleted.length)})
      </Button>
      <Button
        kind="quiet"
        disabled={busy}
        onPress={() => props.onAsk({ kind: 'leave', rowIds: deleted, isDeleted: true })}
      >
        {t('finding.leave')} ({number(deleted.length)})
      </Button>
    </div>
  );
}

function Finding(props: {
  readonly standing: RowStanding;
  readonly row: JournalRow;
  readonly accounts: ReadonlyMap<string, string>;
  readonly onAsk: (repair: Repair) => void;
}): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { standing, row } = props;
  const { draft } = row;
  return (
    <li className="note stack stackTight" aria-label={draftTitle(t, draft)}>
      <div className="row between">
        <StandingBadge standings={[standing]} />
        <OpenInXero rowId={row.id} />
      </div>
      <div className="row between">
        <span className="ellipsis" title={draft.reference}>
          {draftTitle(t, draft)}
        </span>
        <Amount minor={'total' in draft ? draft.total : draft.amount} currency={draft.currency} />
      </div>
      <p className="small muted mono wrap">{draft.reference}</p>
      {standing.differences.length > 0 && (
        <ul className="bullets small">
          {standing.differences.map((each) => (
            <li key={each.field} className="wrap">
              {differenceText(texts, each, draft.currency, props.accounts)}
            </li>
          ))}
        </ul>
      )}
      <p className="small">{t(`standingText.${standing.isAccepted ? 'accepted' : standing.state}`)}</p>
      <Answers {...props} />
    </li>
  );
}

function Answers(props: {
  readonly standing: RowStanding;
  readonly row: JournalRow;
  readonly onAsk: (repair: Repair) => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('post');
  const { standing, row, onAsk } = props;
  const rowIds = [row.id];
  if (standing.isAccepted) {
    return (
      <Button kind="quiet" disabled={busy} onPress={() => void work.reopenFindings(rowIds)}>
        {t('finding.reopen')}
      </Button>
    );
  }
  const isDeleted = standing.state === 'deleted';
  const isHeld = !isDeleted && standing.isReconciled;
  // What sets another posting off is put right in Xero: posting it again here would set off nothing.
  const canPost = row.undoes === undefined && row.state === 'done';
  return (
    <>
      {isHeld && <p className="small">{t('finding.held')}</p>}
      <div className="row rowWrap">
        {canPost && (
          <Button
            disabled={busy || isHeld}
            onPress={() => onAsk({ kind: isDeleted ? 'postAgain' : 'putBack', rowIds })}
          >
            {t(isDeleted ? 'finding.postAgain' : 'finding.putBack')}
          </Button>
        )}
        <Button kind="quiet" disabled={busy} onPress={() => onAsk({ kind: 'leave', rowIds, isDeleted })}>
          {t(isDeleted ? 'finding.leave' : 'finding.take')}
        </Button>
      </div>
    </>
  );
}
