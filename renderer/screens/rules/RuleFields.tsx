import type { ReactElement } from 'react';
import { Field } from '../../components/Field.tsx';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { LAG } from '../../../shared/matching/rules.ts';
import type { FormKind } from '../../stores/ruleDraft.ts';
import type { FormProblem, RuleForm } from './ruleForm.ts';
import type { RuleChoices } from './useRuleChoices.ts';

interface Props {
  readonly form: RuleForm;
  readonly change: (part: Partial<RuleForm>) => void;
  readonly choices: RuleChoices;
  /** What is wrong, once there is something to be wrong about. */
  readonly problem: FormProblem | null;
}

/** The fields of one kind of rule. */
export function RuleFields({ kind, ...props }: Props & { readonly kind: FormKind }): ReactElement {
  if (kind === 'alias') return <AliasFields {...props} />;
  if (kind === 'tolerance') return <ToleranceFields {...props} />;
  return kind === 'lag' ? <LagFields {...props} /> : <RateFields {...props} />;
}

function useProblem(problem: FormProblem | null): (field: string) => string | undefined {
  const { t } = useTexts();
  return (field) => (problem?.field === field ? t(`ruleProblem.${problem.code}`) : undefined);
}

function AliasFields({ form, change, choices, problem }: Props): ReactElement {
  const { t } = useTexts();
  const problemOf = useProblem(problem);
  return (
    <div className="ruleFields ruleFieldsWide">
      <Field
        label={t('ruleField.text')}
        value={form.text}
        onChange={(text) => change({ text })}
        help={t('ruleField.textHelp')}
        error={form.text === '' ? undefined : problemOf('text')}
        initialFocus
      />
      <SelectField
        label={t('ruleField.means')}
        value={form.means}
        options={choices.means}
        placeholder={t('mapping.choose')}
        onChange={(means) => change({ means })}
      />
    </div>
  );
}

function ToleranceFields({ form, change, choices, problem }: Props): ReactElement {
  const { t } = useTexts();
  const problemOf = useProblem(problem);
  const touched = form.maxFee !== '' || form.share !== '';
  const currency = choices.currencyOf(form.accountId);
  return (
    <div className="stack">
      <div className="ruleFields">
        <SelectField
          label={t('ruleField.account')}
          value={form.accountId}
          options={choices.banks}
          placeholder={t('mapping.choose')}
          onChange={(accountId) => change({ accountId })}
          {...(problem?.code === 'accountTaken' ? { help: t('ruleProblem.accountTaken') } : {})}
        />
        <Field
          label={t('ruleField.maxFee', { currency })}
          value={form.maxFee}
          onChange={(maxFee) => change({ maxFee })}
          error={touched ? problemOf('maxFee') : undefined}
        />
        <Field
          label={t('ruleField.share')}
          value={form.share}
          onChange={(share) => change({ share })}
          error={touched ? problemOf('maxBasisPoints') : undefined}
        />
      </div>
      <p className="fieldHelp">{t('ruleField.boundsHelp')}</p>
    </div>
  );
}

function LagFields({ form, change, choices, problem }: Props): ReactElement {
  const { t } = useTexts();
  const days: readonly Option[] = Array.from({ length: LAG.latest - LAG.earliest + 1 }, (_, index) => {
    const n = LAG.earliest + index;
    const label = n < 0 ? t('ruleField.before', { n: -n }) : t('ruleField.days', { n });
    return { value: String(n), label };
  });
  return (
    <div className="stack">
      <div className="ruleFields">
        <SelectField
          label={t('ruleField.connection')}
          value={form.connectionId}
          options={choices.connections}
          placeholder={t('mapping.choose')}
          onChange={(connectionId) => change({ connectionId })}
        />
        {(['low', 'median', 'high'] as const).map((field) => (
          <SelectField
            key={field}
            label={t(`ruleField.${field}`)}
            value={form[field]}
            options={days}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
      {problem !== null && problem.code !== 'missing' && (
        <output className="fieldError">{t(`ruleProblem.${problem.code}`)}</output>
      )}
    </div>
  );
}

function RateFields({ form, change, choices, problem }: Props): ReactElement {
  const { t } = useTexts();
  const problemOf = useProblem(problem);
  const select = (field: 'from' | 'to') => (
    <SelectField
      label={t(`ruleField.${field}`)}
      value={form[field]}
      options={choices.currencies}
      placeholder={t('mapping.choose')}
      onChange={(value) => change({ [field]: value })}
      {...(field === 'to' && problem?.code === 'sameCurrency' ? { help: t('ruleProblem.sameCurrency') } : {})}
    />
  );
  return (
    <div className="ruleFields">
      <Field
        label={t('ruleField.date')}
        type="date"
        value={form.date}
        onChange={(date) => change({ date })}
      />
      {select('from')}
      <Field
        label={t('ruleField.rate')}
        value={form.rate}
        onChange={(rate) => change({ rate })}
        help={t('ruleField.rateHelp')}
        error={form.rate === '' ? undefined : problemOf('rate')}
      />
      {select('to')}
    </div>
  );
}
