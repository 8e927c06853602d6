import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import type { Connection } from '../../../shared/bridge.ts';
import { autoApplyOffer } from '../../../shared/matching/replay/autoApply.ts';
import {
  NO_PRECISION,
  type Precision,
  type PrecisionExample,
} from '../../../shared/matching/replay/precision.ts';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { Badge } from '../../components/Badge.tsx';
import { Toggle } from '../../components/Toggle.tsx';
import { measurePrecision } from '../../flows/askReplay.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import { lineName, payoutName } from './pairNames.ts';
import { PrecisionBar } from './PrecisionBar.tsx';
import { useAsked } from './useAsked.ts';

type AutoRule = Extract<Rule, { kind: 'autoApply' }>;

/** Each provider account: how often `certain` was right there, and whether it may confirm by itself. */
export function AutoApply(props: {
  readonly connections: readonly Connection[];
  readonly rules: readonly AutoRule[];
}): ReactElement {
  const { connections, rules } = props;
  const { t } = useTexts();
  const measured = useAsked(measurePrecision);
  const providers = connections.filter(({ kind }) => kind !== 'xero');
  return (
    <section className="ruleSection" aria-label={t('rules.title.autoApply')}>
      <div className="ruleHead">
        <h2>{t('rules.title.autoApply')}</h2>
        <p className="muted small ruleText">
          {t('rules.text.autoApply', { least: autoApplyOffer(NO_PRECISION).least })}
        </p>
      </div>
      {providers.length === 0 && <p className="muted">{t('rules.none.autoApply')}</p>}
      <div className="autoCards">
        {providers.map((connection) => (
          <AutoCard
            key={connection.id}
            connection={connection}
            rule={rules.find(({ connectionId }) => connectionId === connection.id) ?? null}
            precision={measured === undefined ? null : (measured[connection.id] ?? NO_PRECISION)}
          />
        ))}
      </div>
    </section>
  );
}

function AutoCard(props: {
  readonly connection: Connection;
  readonly rule: AutoRule | null;
  /** Null while it is measured for the first time. */
  readonly precision: Precision | null;
}): ReactElement {
  const { connection, rule, precision } = props;
  const { t } = useTexts();
  const { now } = useServices();
  const work = useWork();
  const on = rule?.enabled === true;
  const offer = precision === null ? null : autoApplyOffer(precision);
  const change = (enabled: boolean) => {
    const connectionId = connection.id;
    if (rule !== null) return void work.switchRule(rule.id, enabled);
    return void work.saveRule({
      id: crypto.randomUUID(),
      kind: 'autoApply',
      enabled,
      createdAt: now(),
      connectionId,
    });
  };
  return (
    <div className="card autoCard">
      <div className="row between">
        <h3 className="autoName">{connection.name}</h3>
        <Toggle
          label={t('auto.switch', { account: connection.name })}
          on={on}
          disabled={!on && offer?.offered !== true}
          onChange={change}
        />
      </div>
      {offer === null || precision === null ? (
        <p className="muted">{t('auto.measuring')}</p>
      ) : (
        <>
          <PrecisionBar right={offer.agreed} wrong={offer.wrong} least={offer.least} />
          <p>
            {t(offer.agreed < offer.least ? 'auto.confirmed' : 'auto.confirmedMore', {
              agreed: offer.agreed,
              least: offer.least,
              wrong: offer.wrong,
            })}
          </p>
          {offer.agreed > 0 && <p className="small muted">{t('auto.split', precisionSplit(precision))}</p>}
          {precision.byRule > 0 && <p className="small muted">{t('auto.byRule', { n: precision.byRule })}</p>}
          <Standing rule={rule} on={on} offer={offer} />
          <Wrong examples={precision.disagreeing} />
        </>
      )}
    </div>
  );
}

const precisionSplit = ({ oneByOne, together }: Precision) => ({ oneByOne, together });

const STOPPED = {
  undone: 'auto.stoppedUndone',
  wrong: 'auto.stoppedWrong',
  tooFew: 'auto.stoppedTooFew',
} as const;

function Standing(props: {
  readonly rule: AutoRule | null;
  readonly on: boolean;
  readonly offer: ReturnType<typeof autoApplyOffer>;
}): ReactElement {
  const { rule, on, offer } = props;
  const { t, moment } = useTexts();
  const { agreed, least, wrong, offered } = offer;
  const stopped = on ? null : (rule?.stopped ?? null);
  return (
    <>
      {stopped !== null && (
        <p className="note noteWarn">{t(STOPPED[stopped.reason], { date: moment(stopped.at), least })}</p>
      )}
      {on && (
        <Badge tone="good" glyph="✓">
          {t('auto.isOn')}
        </Badge>
      )}
      {!on && offered && <p className="tone-good">{t('auto.offered')}</p>}
      {!on && wrong > 0 && <p className="tone-bad">{t('auto.lacksWrong')}</p>}
      {!on && wrong === 0 && !offered && (
        <p className="muted">{t('auto.lacksRight', { n: least - agreed })}</p>
      )}
    </>
  );
}

function Wrong({ examples }: { readonly examples: readonly PrecisionExample[] }): ReactElement | null {
  const texts = useTexts();
  const { t } = texts;
  const { db } = useServices();
  const keys = JSON.stringify(examples);
  const rows = useLiveQuery(async () => {
    const read = async ({ payoutKeys, lineKeys, decided, why }: PrecisionExample) => {
      const payouts = await db.payouts.bulkGet([...payoutKeys]);
      const lines = await db.statementLines.bulkGet([...lineKeys]);
      const said = await db.statementLines.bulkGet(decided.flatMap((one) => one.lineKeys));
      return { why, payouts, lines, said };
    };
    return Promise.all(examples.map(read));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `keys` is their whole content
  }, [db, keys]);
  if (rows === undefined || rows.length === 0) return null;
  const told = (lines: readonly Parameters<typeof lineName>[1][]) =>
    lines.length === 0 ? t('auto.noLine') : lines.map((line) => lineName(texts, line)).join(' + ');
  return (
    <details className="small">
      <summary>{t('auto.wrongOnes', { n: rows.length })}</summary>
      <ul className="stack stackTight">
        {rows.map(({ why, payouts, lines, said }, index) => (
          <li key={examples[index]?.payoutKeys.join(' ')} className="wrap">
            {payouts.map((payout) => payoutName(texts, payout)).join(' + ')}:{' '}
            {t(`auto.wrong.${why}`, { lines: told(lines), decided: told(said) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
