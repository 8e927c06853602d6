import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccounts } from '../../stores/live.ts';
import { type RuleDraft, useRuleDraft } from '../../stores/ruleDraft.ts';
import { useServices } from '../../stores/services.tsx';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { ReplayPreview } from './ReplayPreview.tsx';
import { RuleFields } from './RuleFields.tsx';
import { formOf, parseForm } from './ruleForm.ts';
import { useReplay } from './useReplay.ts';
import { useRuleChoices } from './useRuleChoices.ts';
import { useRuleNames, useRules } from './useRules.ts';

/** A rule in a form, with what it would change beside it. */
export function RuleDialog(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const draft = useRuleDraft((store) => store.draft);
  // Amounts are written in an account's currency: nothing is shown before the accounts are there.
  const ready = useAccounts() !== undefined;
  const open = overlay === 'rule' && draft !== null;
  const title =
    draft === null ? '' : t(draft.rule ? `rules.change.${draft.kind}` : `rules.add.${draft.kind}`);
  return (
    <Dialog title={title} open={open} onClose={close} size="large">
      {draft !== null && ready && <RuleEditor draft={draft} onDone={close} />}
    </Dialog>
  );
}

function RuleEditor(props: { readonly draft: RuleDraft; readonly onDone: () => void }): ReactElement {
  const { draft, onDone } = props;
  const { t } = useTexts();
  const { now } = useServices();
  const work = useWork();
  const choices = useRuleChoices(useRuleNames());
  const rules = useRules();
  const [made] = useState(() => ({ id: crypto.randomUUID(), at: now() }));
  const today = new Date(made.at).toISOString().slice(0, 10);
  const [form, setForm] = useState(() => formOf(draft, choices.currencyOf, today));
  const { rule: old } = draft;
  const parsed = useMemo(() => {
    const base = old ?? { id: made.id, enabled: true, createdAt: made.at };
    const { id, enabled, createdAt } = base;
    return parseForm(draft.kind, form, { id, enabled, createdAt }, rules ?? [], choices.currencyOf);
  }, [draft.kind, form, old, made, rules, choices]);
  const view = useReplay(parsed.rule === null ? null : { ...parsed.rule, enabled: true });
  const isBroad = view.share === null && view.report !== null && view.report.tooBroad !== null;
  const save = () => {
    if (parsed.rule === null || isBroad) return;
    onDone();
    void work.saveRule(parsed.rule);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RuleFields
        kind={draft.kind}
        form={form}
        change={(part) => setForm({ ...form, ...part })}
        choices={choices}
        problem={parsed.problem}
      />
      <ReplayPreview view={view} complete={parsed.rule !== null} />
      <footer className="dialogFoot dialogFootFlush">
        <Button onPress={onDone}>{t('action.cancel')}</Button>
        <Button
          kind="primary"
          type="submit"
          disabled={parsed.rule === null || rules === undefined || isBroad}
        >
          {t('action.save')}
        </Button>
      </footer>
    </form>
  );
}
