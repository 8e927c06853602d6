import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { MappingTrouble } from '../../../shared/posting/express/health.ts';

/** What has become of the accounts that a mapping names, each with its repair. Nothing while all is well. */
export function MappingTroubles(props: {
  readonly troubles: readonly MappingTrouble[];
  /** Brings the field's choice to the user. */
  readonly onChoose: (field: MappingTrouble['field'], n: number) => void;
  /** The account behind a code is right as it is now. */
  readonly onKeep: (code: string) => void;
}): ReactElement | null {
  const { t, maybe } = useTexts();
  const { troubles, onChoose, onKeep } = props;
  if (troubles.length === 0) return null;
  const typeName = (type: string) => maybe(`accountType.${type}`, {}, type);
  const isUnusable = troubles.some(({ trouble }) => trouble !== 'type');
  return (
    <section className="note noteWarn stack stackTight" aria-label={t('trouble.title')}>
      <p className="strong">{t('trouble.title')}</p>
      <ul className="stack stackTight">
        {troubles.map(({ field, n, trouble, account, currency, type }) => {
          const name = field === 'overrides' ? t('trouble.exception', { n }) : t(`mapping.${field}`);
          return (
            <li key={`${field} ${n}`} className="row between">
              <span className="wrap grow">
                {t(`trouble.${trouble}`, {
                  field: name,
                  account,
                  currency,
                  was: typeName(type?.was ?? ''),
                  is: typeName(type?.is ?? ''),
                })}
              </span>
              {type !== null && (
                <Button
                  kind="quiet"
                  label={`${t('trouble.keep')}: ${name}`}
                  onPress={() => onKeep(type.code)}
                >
                  {t('trouble.keep')}
                </Button>
              )}
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
      <p className="muted small">{t(isUnusable ? 'trouble.repair' : 'trouble.repairType')}</p>
    </section>
  );
}
