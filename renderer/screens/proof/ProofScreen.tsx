import { type ReactElement, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Screen } from '../../components/Screen.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useMappings } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { useProof } from '../../stores/proof.ts';
import { useWork } from '../../stores/work.ts';
import { useQueueCount } from '../queue/useQueue.ts';
import { LineProofs } from './LineProofs.tsx';
import { ProofCard } from './ProofCard.tsx';

/** Does each clearing account agree with the provider's balance, and since when not. */
export function ProofScreen(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('prove');
  const result = useProof((store) => store.result);
  const mappings = useMappings();
  const go = useRoute((store) => store.go);
  const ready = mappings !== undefined && mappings.length > 0;
  // Proven again whenever the queue empties or fills: what is posted changes the answer.
  const waiting = useQueueCount();
  useEffect(() => {
    if (ready && waiting !== undefined) void work.prove();
  }, [ready, work, waiting]);
  return (
    <Screen
      title={t('nav.proof')}
      subtitle={t('proof.subtitle')}
      body="page"
      actions={
        <>
          <Button icon="transit" onPress={() => go('transit')}>
            {t('proof.toTransit')}
          </Button>
          <Button disabled={busy || !ready} onPress={() => void work.prove()}>
            {t('proof.again')}
          </Button>
        </>
      }
    >
      {mappings?.length === 0 && (
        <EmptyState
          icon="proof"
          title={t('proof.none')}
          action={
            <Button kind="primary" onPress={() => go('connections')}>
              {t('nav.connections')}
            </Button>
          }
        >
          {t('proof.noneText')}
        </EmptyState>
      )}
      {ready && result === null && <p className="muted">{t('state.loading')}</p>}
      {ready && result !== null && (
        <div className="stack stackWide">
          {result.clearing.map((proof) => (
            <ProofCard key={proof.mappingKey} proof={proof} />
          ))}
          <LineProofs proofs={result.lines} />
        </div>
      )}
    </Screen>
  );
}
