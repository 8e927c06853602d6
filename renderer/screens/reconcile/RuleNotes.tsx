import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections } from '../../stores/live.ts';
import { useProviderName } from '../../stores/providerNames.ts';
import { useRuleDraft } from '../../stores/ruleDraft.ts';
import { tellingWords } from '../rules/ruleForm.ts';
import type { DeskRow } from './deskRows.ts';

/** That a rule confirmed this row, and when. Nothing where the user did. */
export function ByRule({ row }: { readonly row: DeskRow }): ReactElement | null {
  const { t, moment } = useTexts();
  const connections = useConnections();
  if (row.decision?.by !== 'rule') return null;
  const id = row.payouts[0]?.connectionId;
  const account = connections?.find((one) => one.id === id)?.name ?? t('rules.unknownAccount');
  return <p className="note">{t('auto.onDesk', { account, date: moment(row.decision.decidedAt) })}</p>;
}

const MARKS = new Set(['descriptorSeen', 'aliasSeen', 'payoutIdSeen', 'traceIdSeen']);

/** Where the bank's text names nobody that Tieout knows: a way to say once and for all whose it is. */
export function NameThis({ row }: { readonly row: DeskRow }): ReactElement | null {
  const { t } = useTexts();
  const write = useRuleDraft((store) => store.write);
  const providerName = useProviderName();
  const evidence = row.match?.evidence ?? row.decision?.evidence ?? [];
  const [payout] = row.payouts;
  const [line] = row.lines;
  if (!payout || !line || evidence.some(({ code }) => MARKS.has(code))) return null;
  const text = tellingWords(line.narrative);
  if (text.length < 3) return null;
  const { provider, connectionId } = payout;
  return (
    <div className="row">
      <Button
        icon="rules"
        kind="quiet"
        onPress={() => write({ kind: 'alias', rule: null, text, provider, connectionId })}
      >
        {t('suggest.fromDesk', { provider: providerName(payout) })}
      </Button>
    </div>
  );
}
