import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { MappingTrouble } from '../../../shared/posting/express/health.ts';

/** What has become of the accounts that a mapping names, each with its repair. Nothing while all is well. */
export function MappingTroubles(props: {
  readonly troubles: readonly MappingTrouble[];
  /** Brings the field's choice to the user. */
  readonly onChoose: (field: MappingTrouble['field'], n: number) => void;
}): ReactElement | null {
  const { t } = useTexts();
  const { troubles, onChoose } = props;
  if (troubles.length === 0) return null;
  return (
    <section className="note noteWarn stack stackTight" aria-label={t('trouble.title')}>
      <p className="strong">{t('trouble.title')}</p>
      <ul className="stack stackTight">
        {troubles.map(({ field, n, trouble, account, currency }) => {
          const name = field === 'overrides' ? t('trouble.exception', { n }) : t(`mapping.${field}`);
          return (
            <li key={`${field} ${n}`} className="row between">
              <span className="wrap">{t(`trouble.${trouble}`, { field: name, account, currency })}</span>
              <Button
                kind="quiet"
                label={`${t('trouble.choose')}: ${name}`}
                onPress={() => onChoose(field, n)}
              >
                {t('trouble.choose')}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="muted small">{t('trouble.repair')}</p>
    </section>
  );
}
