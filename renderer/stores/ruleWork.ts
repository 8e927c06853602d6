/** Work on rules: kept, switched, deleted, taken back; out as a file and in again. */
import {
  exportRules,
  importRules,
  removeRule,
  type RuleChange,
  saveRule,
  switchRule,
  undoRuleChange,
} from '../flows/rules.ts';
import type { FlowContext } from '../flows/context.ts';
import type { MessageKey } from '../i18n/en/en.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { announce } from './announcer.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import { saveText } from './saveText.ts';
import { useRuleSteps } from './ruleSteps.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

type RuleWork = Pick<
  Work,
  'saveRule' | 'switchRule' | 'removeRule' | 'undoRule' | 'exportRules' | 'importRules'
>;

/** Everything that the rules screen does. */
export function ruleWork(ground: Ground, texts: Texts): RuleWork {
  const { t } = texts;
  const undo = async (step: RuleChange | undefined): Promise<boolean> => {
    if (step === undefined) {
      useToasts.getState().show({ tone: 'info', message: t('said.nothingToUndo') });
      return false;
    }
    const done = await attempt(() => undoRuleChange(ground, step));
    if (done) {
      useRuleSteps.getState().drop(step);
      tell(t('rules.undone'));
    }
    return done;
  };
  const told = (step: RuleChange, message: string) => {
    useRuleSteps.getState().push(step);
    const action = { label: t('action.undo'), run: () => void undo(step) };
    useToasts.getState().show({ tone: 'good', message, action });
    announce(message);
  };
  const change = async (run: (ctx: FlowContext) => Promise<RuleChange>, key: MessageKey) => {
    const step = await attemptJob(ground, 'match', run);
    if (step === null) return false;
    told(step, t(key));
    return true;
  };
  return {
    saveRule: (rule) =>
      change((ctx) => saveRule(ctx, rule), rule.kind === 'autoApply' ? 'rules.switchedOn' : 'rules.kept'),
    switchRule: (id, enabled) =>
      change((ctx) => switchRule(ctx, id, enabled), enabled ? 'rules.switchedOn' : 'rules.switchedOff'),
    removeRule: (id) => change((ctx) => removeRule(ctx, id), 'rules.deleted'),
    undoRule: () => undo(useRuleSteps.getState().steps.at(-1)),
    exportRules: () =>
      attempt(async () => {
        const name = `tieout-rules-${new Date(ground.now()).toISOString().slice(0, 10)}.json`;
        saveText(name, await exportRules(ground));
        tell(t('rules.exported', { name }));
      }),
    importRules: async (text) => {
      const done = await attemptJob(ground, 'match', (ctx) => importRules(ctx, text));
      if (done === null) return null;
      const { added, replaced, same, declined } = done;
      if (done.change.rules.length + done.change.declined.length > 0)
        told(done.change, t('rules.imported', { added, replaced, same, pairs: declined }));
      else if (done.issues.length === 0)
        tell(t('rules.imported', { added, replaced, same, pairs: declined }));
      return done;
    },
  };
}

function tell(message: string): void {
  announce(message);
  useToasts.getState().show({ tone: 'good', message });
}
