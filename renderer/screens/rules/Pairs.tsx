import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { announce } from '../../stores/announcer.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { useServices } from '../../stores/services.tsx';
import { useWork } from '../../stores/work.ts';
import { payoutName } from './pairNames.ts';
import { ruleText } from './ruleText.ts';
import { useRuleNames } from './useRules.ts';

const FIRST = 20;

/** Pairs that the user declined, both sides, each to be offered again. */
export function DeclinedPairs(): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const providerName = useProviderName();
  const work = useWork();
  const [shown, setShown] = useState(FIRST);
  const pairs = useLiveQuery(async () => {
    const all = (await db.declined.toArray()).toSorted((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
    const first = all.slice(0, shown);
    const payouts = await db.payouts.bulkGet(first.map(({ payoutKey }) => payoutKey));
    const lines = await db.statementLines.bulkGet(first.map(({ lineKey }) => lineKey));
    return {
      count: all.length,
      rows: first.map((pair, index) => ({ pair, payout: payouts[index], line: lines[index] })),
    };
  }, [db, shown]);
  const more = Math.min(FIRST, (pairs?.count ?? 0) - shown);
  const again = (payoutKey: string, lineKey: string) =>
    void work.undecline(payoutKey, lineKey).then((done) => done && announce(t('declined.said')));
  return (
    <section className="ruleSection" aria-label={t('rules.title.declined')}>
      <div className="ruleHead">
        <h2>{t('rules.title.declined')}</h2>
        <p className="muted small">{t(pairs?.count === 0 ? 'rules.none.declined' : 'rules.text.declined')}</p>
      </div>
      {pairs !== undefined && pairs.count > 0 && (
        <ul className="ruleList">
          {pairs.rows.map(({ pair, payout, line }) => (
            <li key={pair.key} className="ruleRow pairDeclined">
              <span className="pairCell">
                {payout ? <DateText date={payout.arrivalDate} year /> : <span />}
                <span className="ellipsis">{payout ? providerName(payout) : t('pair.gone')}</span>
                {payout && <Amount minor={payout.amount} currency={payout.currency} />}
              </span>
              <span className="muted">{t('pair.is')}</span>
              <span className="pairCell">
                {line ? <DateText date={line.date} year /> : <span />}
                <span className="ellipsis" title={line?.narrative ?? ''}>
                  {line ? line.narrative : t('pair.gone')}
                </span>
                {line && <Amount minor={line.amount} currency={line.currency} />}
              </span>
              <Button kind="quiet" onPress={() => again(pair.payoutKey, pair.lineKey)}>
                {t('declined.again')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <div className="row">
          <Button kind="quiet" onPress={() => setShown(shown + FIRST)}>
            {t('rules.more', { n: more })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Payouts that no rule confirms any more. Nothing where there are none. */
export function ByHandOnly({
  rules,
}: {
  readonly rules: readonly Extract<Rule, { kind: 'byHandOnly' }>[];
}): ReactElement | null {
  const texts = useTexts();
  const { t } = texts;
  const { db } = useServices();
  const work = useWork();
  const names = useRuleNames();
  const keys = rules.flatMap(({ payoutKeys }) => payoutKeys);
  const joined = keys.join('\n');
  const payouts = useLiveQuery(async () => {
    const found = await db.payouts.bulkGet(joined.split('\n'));
    return new Map(found.flatMap((payout) => (payout ? [[payout.key, payout]] : [])));
  }, [db, joined]);
  if (rules.length === 0 || payouts === undefined) return null;
  return (
    <section className="ruleSection" aria-label={t('rules.title.byHandOnly')}>
      <div className="ruleHead">
        <h2>{t('rules.title.byHandOnly')}</h2>
        <p className="muted small">{t('rules.text.byHandOnly')}</p>
      </div>
      <ul className="ruleList">
        {rules.map((rule) => {
          const text = rule.payoutKeys.map((key) => payoutName(texts, payouts.get(key))).join(' + ');
          return (
            <li key={rule.id} className="ruleRow">
              <span className="grow">{text || ruleText(texts, names, rule)}</span>
              <IconButton
                icon="trash"
                label={t('rules.delete', { rule: text })}
                onPress={() => void work.removeRule(rule.id)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
