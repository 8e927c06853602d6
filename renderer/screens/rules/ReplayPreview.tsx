import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { Progress } from '../../components/Progress.tsx';
import { VerdictBadge } from '../../components/VerdictBadge.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import {
  type Change,
  CHANGE_KINDS,
  type ChangeGroup,
  type ChangeKind,
} from '../../../shared/matching/replay/changes.ts';
import { confirmedRight } from '../../../shared/matching/replay/precision.ts';
import type { ReplayReport } from '../../../shared/matching/replay/replay.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { useServices } from '../../stores/services.tsx';
import { PrecisionBar } from './PrecisionBar.tsx';
import type { ReplayView } from './useReplay.ts';

/** What a rule would change, while it is written. */
export function ReplayPreview({
  view,
  complete,
}: {
  readonly view: ReplayView;
  readonly complete: boolean;
}): ReactElement {
  const { t, number } = useTexts();
  const { report, share } = view;
  return (
    <section className="replay" aria-label={t('replay.title')} aria-busy={share !== null}>
      <div className="row between">
        <h3>{t('replay.title')}</h3>
        <span className="replayProgress">
          {share !== null && (
            <Progress label={t('replay.running')} done={Math.round(share * 100)} total={100} />
          )}
        </span>
      </div>
      {!complete && <p className="muted">{t('replay.waiting')}</p>}
      {complete && report === null && <p className="muted">{t('replay.running')}</p>}
      {complete && report !== null && report.tooBroad !== null && (
        <p className="note tone-bad">
          {t('replay.tooBroad', {
            heardText: number(report.tooBroad.heard),
            linesText: number(report.tooBroad.lines),
            payoutsText: number(report.tooBroad.payouts),
          })}
        </p>
      )}
      {complete && report !== null && report.tooBroad === null && (
        <div className="stack">
          <Changes report={report} />
          <PrecisionTold report={report} />
          <Ground report={report} />
        </div>
      )}
    </section>
  );
}

function Ground({ report }: { readonly report: ReplayReport }): ReactElement {
  const { t, number } = useTexts();
  const { payouts, lines } = report;
  const over = t('replay.over', {
    payouts,
    lines,
    payoutsText: number(payouts),
    linesText: number(lines),
  });
  return (
    <p className="small muted">
      {over} {t('replay.heldOut')}
    </p>
  );
}

function Changes({ report }: { readonly report: ReplayReport }): ReactElement {
  const { t, number } = useTexts();
  const { changes } = report;
  const kinds = CHANGE_KINDS.filter((kind) => changes[kind].count > 0);
  if (kinds.length === 0) return <p>{t('replay.nothing')}</p>;
  return (
    <>
      <dl className="replayCounts">
        {kinds.map((kind) => (
          <div key={kind} className={`replayCount replay-${kind}`}>
            <dt>{t(`replay.kind.${kind}`)}</dt>
            <dd>{number(changes[kind].count)}</dd>
            <dd className="small muted">{aside(changes[kind], kind)}</dd>
          </div>
        ))}
      </dl>
      {kinds.map((kind) => (
        <Examples key={kind} kind={kind} group={changes[kind]} />
      ))}
    </>
  );

  function aside({ certain, decided }: ChangeGroup, kind: ChangeKind): string {
    const parts = [
      certain > 0 && kind !== 'lost' ? t('replay.certain', { n: certain, text: number(certain) }) : '',
      decided > 0 ? t('replay.decided', { n: decided, text: number(decided) }) : '',
    ];
    return parts.filter(Boolean).join(', ');
  }
}

function Examples(props: { readonly kind: ChangeKind; readonly group: ChangeGroup }): ReactElement {
  const { t } = useTexts();
  const { kind, group } = props;
  const rows = useRows(group.examples);
  const title = t('replay.examples', {
    kind: t(`replay.kind.${kind}`),
    shown: group.examples.length,
    n: group.count,
  });
  return (
    <section className="stack stackTight">
      <h3>{title}</h3>
      <ul className="replayList">
        {group.examples.map((change) => (
          <li key={change.payoutKeys.join(' ')}>
            <Example change={change} rows={rows} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Rows {
  readonly payouts: ReadonlyMap<string, Payout>;
  readonly lines: ReadonlyMap<string, StatementLine>;
}

const NO_ROWS: Rows = { payouts: new Map(), lines: new Map() };

/** What the examples speak of, from the database; nothing yet while it is read. */
function useRows(changes: readonly Change[]): Rows {
  const { db } = useServices();
  const payoutKeys = changes.map((change) => change.payoutKeys[0] ?? '').join('\n');
  const lineKeys = changes.map((change) => (change.after ?? change.before)?.lineKeys[0] ?? '').join('\n');
  const rows = useLiveQuery(async () => {
    const payouts = await db.payouts.bulkGet(payoutKeys.split('\n'));
    const lines = await db.statementLines.bulkGet(lineKeys.split('\n'));
    return {
      payouts: new Map(payouts.flatMap((row) => (row ? [[row.key, row] as const] : []))),
      lines: new Map(lines.flatMap((row) => (row ? [[row.key, row] as const] : []))),
    };
  }, [db, payoutKeys, lineKeys]);
  return rows ?? NO_ROWS;
}

function Example(props: { readonly change: Change; readonly rows: Rows }): ReactElement {
  const { t } = useTexts();
  const { change, rows } = props;
  const payout = rows.payouts.get(change.payoutKeys[0] ?? '');
  const shown = change.after ?? change.before;
  const line = rows.lines.get(shown?.lineKeys[0] ?? '');
  const more = Math.max(change.payoutKeys.length, shown?.lineKeys.length ?? 0) - 1;
  const before = change.before?.verdict;
  const state = change.after?.verdict ?? 'noLine';
  return (
    <div className="replayRow">
      <span className="num">{payout && <DateText date={payout.arrivalDate} year />}</span>
      {payout ? <Amount minor={payout.amount} currency={payout.currency} /> : <span />}
      <span className="ellipsis" title={line?.narrative ?? ''}>
        {line?.narrative ?? ''}
        {more > 0 && <span className="muted"> +{more}</span>}
      </span>
      <span className="replayVerdict">
        <VerdictBadge state={state} />
        {before !== undefined && before !== state && (
          <span className="small muted">{t('replay.was', { verdict: t(`verdict.${before}`) })}</span>
        )}
        {change.decided && <span className="small muted">{t('replay.isDecided')}</span>}
      </span>
    </div>
  );
}

function PrecisionTold({ report }: { readonly report: ReplayReport }): ReactElement {
  const { t, number } = useTexts();
  const { before, after } = report;
  const right = confirmedRight(after);
  const wrong = after.disagree;
  const all = right + wrong;
  const changed = confirmedRight(before) !== right || before.disagree !== wrong;
  return (
    <section className="stack stackTight">
      <h3>{t('replay.precision')}</h3>
      {all === 0 ? (
        <p className="muted">{t('replay.noDecisions')}</p>
      ) : (
        <>
          <PrecisionBar right={right} wrong={wrong} />
          <p className={wrong > 0 ? 'tone-bad' : ''}>
            {t('replay.wouldAgree', {
              agree: right,
              wrong,
              agreeText: number(right),
              allText: number(all),
            })}
          </p>
          {changed && (
            <p className="small muted">
              {t('replay.before', { agree: confirmedRight(before), wrong: before.disagree })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
