import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { readable } from '../../i18n/readable.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useWork } from '../../stores/work.ts';
import { fixesOf } from '../../../shared/posting/checks/fixes.ts';
import { answersFor, type FindingGroup, plansWith } from './findingGroups.ts';

/** What was found, kind by kind, with what can be done about a whole kind at once; one plan's own is done in its panel. */
export function FindingGroups({ groups }: { readonly groups: readonly FindingGroup[] }): ReactElement | null {
  const { t } = useTexts();
  if (groups.length === 0) return null;
  return (
    <section className="stack stackTight">
      <h3>{t('preflight.findings')}</h3>
      <ul className="problems">
        {groups.map((group) => (
          <Group key={`${group.severity}${group.code}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Group({ group }: { readonly group: FindingGroup }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { code, severity, example, plans } = group;
  const blocks = severity === 'block';
  return (
    <li className={blocks ? 'tone-bad' : 'tone-warn'}>
      <Icon name={blocks ? 'lock' : 'warning'} size={14} />
      <div className="stack stackTight grow">
        <span>
          <strong>{t('preflight.plans', { n: plans.length })}</strong> ·{' '}
          {t(`problem.${code}`, readable(texts, example.values, 'XXX'))}
        </span>
        <GroupFixes group={group} />
      </div>
    </li>
  );
}

function GroupFixes({ group }: { readonly group: FindingGroup }): ReactElement | null {
  const { t, date } = useTexts();
  const work = useWork();
  const busy = useRunning('post');
  const taken = plansWith(group, 'takeOver');
  const anyway = plansWith(group, 'postAnyway').length;
  const [first] = group.plans;
  const fixes = first ? fixesOf(group.example, first.plan) : [];
  const move = fixes.find((fix) => fix.kind === 'moveDate');
  if (taken.length + anyway === 0 && move === undefined) return null;
  return (
    <div className="row rowWrap">
      {taken.length > 0 && (
        <Button disabled={busy} onPress={() => void work.takeOver(taken)}>
          {taken.length === 1 ? t('fix.takeOver') : t('fix.takeOverAll', { n: taken.length })}
        </Button>
      )}
      {move?.kind === 'moveDate' && (
        <Button disabled={busy} onPress={() => void work.answerFindings(answersFor(group, 'moveDate'))}>
          {t('fix.moveDate', { open: date(move.open, 'year') })}
        </Button>
      )}
      {anyway > 0 && (
        <Button
          kind="quiet"
          disabled={busy}
          onPress={() => void work.answerFindings(answersFor(group, 'postAnyway'))}
        >
          {anyway === 1 ? t('fix.postAnyway') : t('fix.postAnywayAll', { n: anyway })}
        </Button>
      )}
    </div>
  );
}
