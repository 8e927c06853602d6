import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useEffect } from 'react';
import type { Rule } from '../../../shared/matching/memory/ruleRows.ts';
import { Button } from '../../components/Button.tsx';
import { hasModifier, isTyping, withModifier } from '../../components/keys.ts';
import { Screen } from '../../components/Screen.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useConnections } from '../../stores/live.ts';
import type { FormKind } from '../../stores/ruleDraft.ts';
import { useRuleSteps } from '../../stores/ruleSteps.ts';
import { useServices } from '../../stores/services.tsx';
import { useUi } from '../../stores/ui.ts';
import { useWork } from '../../stores/work.ts';
import { AutoApply } from './AutoApply.tsx';
import { ByHandOnly, DeclinedPairs } from './Pairs.tsx';
import { RuleFile } from './RuleFile.tsx';
import { RuleSection } from './RuleSection.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useRuleNames, useRules } from './useRules.ts';

const FORM_KINDS: readonly FormKind[] = ['alias', 'tolerance', 'lag', 'rate'];

/** What the user taught matching: to read, change, switch, try, take with them. */
export function RulesScreen(): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const rules = useRules();
  const names = useRuleNames();
  const connections = useConnections();
  const pairs = useLiveQuery(() => db.declined.count(), [db]);
  useUndoKey();
  const ready = rules !== undefined && connections !== undefined && pairs !== undefined;
  return (
    <Screen
      title={t('nav.rules')}
      subtitle={ready ? t('rules.subtitle', { n: rules.length, pairs }) : t('state.loading')}
      body="page"
      actions={<Actions />}
    >
      {ready && (
        <div className="stack stackWide rulesPage">
          <Suggestions names={names} />
          <AutoApply connections={connections} rules={ofKind(rules, 'autoApply')} />
          {FORM_KINDS.map((kind) => (
            <RuleSection key={kind} kind={kind} rules={ofKind(rules, kind)} names={names} />
          ))}
          <ByHandOnly rules={ofKind(rules, 'byHandOnly')} />
          <DeclinedPairs />
        </div>
      )}
    </Screen>
  );
}

function ofKind<K extends Rule['kind']>(rules: readonly Rule[], kind: K): Extract<Rule, { kind: K }>[] {
  const isOne = (rule: Rule): rule is Extract<Rule, { kind: K }> => rule.kind === kind;
  return rules.filter(isOne);
}

function Actions(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const count = useRuleSteps(({ steps }) => steps.length);
  return (
    <>
      <Button
        icon="undo"
        shortcut={withModifier('Z')}
        disabled={count === 0}
        onPress={() => void work.undoRule()}
      >
        {t('action.undo')}
      </Button>
      <RuleFile />
    </>
  );
}

/** ⌘Z takes the last change of rules back while this screen is shown. */
function useUndoKey(): void {
  const work = useWork();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = hasModifier(event) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!wanted || useUi.getState().overlay !== 'none' || isTyping(event.target)) return;
      event.preventDefault();
      void work.undoRule();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [work]);
}
