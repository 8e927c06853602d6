import type { ReactElement } from 'react';
import { askSuggestions } from '../../flows/askReplay.ts';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRuleDraft } from '../../stores/ruleDraft.ts';
import { useAsked } from './useAsked.ts';
import { type RuleNames, whose } from './ruleText.ts';

/** Names that the bank uses and no rule knows yet, from what was confirmed. Nothing where there are none. */
export function Suggestions({ names }: { readonly names: RuleNames }): ReactElement | null {
  const texts = useTexts();
  const { t } = texts;
  const write = useRuleDraft((store) => store.write);
  const found = useAsked(askSuggestions);
  if (found === undefined || found.length === 0) return null;
  return (
    <section className="stack" aria-label={t('suggest.title')}>
      {found.map((one) => (
        <div key={one.connectionId} className="note row between">
          <span className="wrap">
            {t('suggest.text', {
              text: one.text,
              confirmed: one.confirmed,
              open: one.open,
              account: whose(texts, names, one),
            })}
          </span>
          <Button onPress={() => write({ kind: 'alias', rule: null, ...one })}>{t('suggest.make')}</Button>
        </div>
      ))}
    </section>
  );
}
