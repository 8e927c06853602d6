import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Toggle } from '../../components/Toggle.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { type FormKind, type FormRule, useRuleDraft } from '../../stores/ruleDraft.ts';
import { useWork } from '../../stores/work.ts';
import { type RuleNames, ruleText } from './ruleText.ts';

/** The rules of one kind as sentences, and a way to add one. */
export function RuleSection(props: {
  readonly kind: FormKind;
  readonly rules: readonly FormRule[];
  readonly names: RuleNames;
}): ReactElement {
  const { kind, rules, names } = props;
  const { t } = useTexts();
  const write = useRuleDraft((store) => store.write);
  return (
    <section className="ruleSection" aria-label={t(`rules.title.${kind}`)}>
      <div className="row between ruleHead">
        <div>
          <h2>{t(`rules.title.${kind}`)}</h2>
          <p className="muted small">{t(`rules.text.${kind}`)}</p>
        </div>
        <Button icon="plus" label={t(`rules.add.${kind}`)} onPress={() => write({ kind, rule: null })}>
          {t('rules.add')}
        </Button>
      </div>
      {rules.length > 0 && (
        <ul className="ruleList">
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} names={names} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RuleRow({ rule, names }: { readonly rule: FormRule; readonly names: RuleNames }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const work = useWork();
  const write = useRuleDraft((store) => store.write);
  const text = ruleText(texts, names, rule);
  return (
    <li className="ruleRow">
      <span className={rule.enabled ? 'grow wrap' : 'grow wrap muted'}>{text}</span>
      <span className="small muted">{t(rule.enabled ? 'rules.on' : 'rules.off')}</span>
      <Toggle label={text} on={rule.enabled} onChange={(on) => void work.switchRule(rule.id, on)} />
      <IconButton
        icon="edit"
        label={t('rules.edit', { rule: text })}
        onPress={() => write({ kind: rule.kind, rule })}
      />
      <IconButton
        icon="trash"
        label={t('rules.delete', { rule: text })}
        onPress={() => void work.removeRule(rule.id)}
      />
    </li>
  );
}
