import type { ReactElement } from 'react';
import { Field } from '../../components/Field.tsx';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Account, NewAccount } from '../../../shared/books/model.ts';
import { isBankField } from '../../../shared/posting/express/usable.ts';
import type { ExpressRow, RowProblem } from './expressForm.ts';

const CREATE = 'create';
const NONE = 'none';
const USE = 'use:';

/** The list: a row for each account that a mapping names, each to be made, taken from the books, or left out. */
export function ExpressRows(props: {
  readonly rows: readonly ExpressRow[];
  readonly problems: readonly (readonly RowProblem[])[];
  readonly accounts: readonly Account[];
  readonly currency: string;
  readonly onChange: (rows: readonly ExpressRow[]) => void;
}): ReactElement {
  const { rows, problems, onChange } = props;
  return (
    <ul className="stack expressRows">
      {rows.map((row, index) => (
        <Row
          key={row.field}
          row={row}
          problems={problems[index] ?? []}
          accounts={props.accounts}
          currency={props.currency}
          onChange={(next) => onChange(rows.map((one, at) => (at === index ? next : one)))}
        />
      ))}
    </ul>
  );
}

function Row(props: {
  readonly row: ExpressRow;
  readonly problems: readonly RowProblem[];
  readonly accounts: readonly Account[];
  readonly currency: string;
  readonly onChange: (row: ExpressRow) => void;
}): ReactElement {
  const { t } = useTexts();
  const { row, problems, onChange } = props;
  const { choice, account } = row;
  const isMade = choice.kind === 'create' && account !== null;
  return (
    <li className="stack stackTight">
      <SelectField
        label={t(`mapping.${row.field}`)}
        value={choice.kind === 'use' ? USE + choice.value : choice.kind}
        options={useOptions(row, props.accounts, props.currency)}
        onChange={(value) => onChange({ ...row, choice: choiceOf(value) })}
      />
      {isMade && (
        <NewAccountFields
          field={t(`mapping.${row.field}`)}
          account={account}
          onChange={(next) => onChange({ ...row, account: next })}
        />
      )}
      {problems.map((problem) => (
        <p key={problem} className="small tone-warn">
          {t(`express.problem.${problem}`)}
        </p>
      ))}
    </li>
  );
}

function choiceOf(value: string): ExpressRow['choice'] {
  if (value === CREATE) return { kind: 'create' };
  return value.startsWith(USE) ? { kind: 'use', value: value.slice(USE.length) } : { kind: 'none' };
}

/** A new account, none where posting can do without, and every account of the books that fits. */
function useOptions(row: ExpressRow, accounts: readonly Account[], currency: string): readonly Option[] {
  const { t } = useTexts();
  const isBank = isBankField(row.field);
  const fitting = accounts.filter(
    (one) =>
      one.status === 'ACTIVE' &&
      (isBank
        ? one.type === 'BANK' && (one.currency ?? currency) === currency
        : one.type !== 'BANK' && one.code !== ''),
  );
  const { account } = row;
  return [
    ...(account === null
      ? []
      : [{ value: CREATE, label: t('express.create', { name: account.name, code: account.code }) }]),
    ...(row.isOptional || account === null
      ? [{ value: NONE, label: t(account === null ? 'mapping.choose' : 'mapping.none') }]
      : []),
    ...fitting.map((one) => ({
      value: USE + (isBank ? one.accountId : one.code),
      label: `${one.code} ${one.name}`.trim(),
    })),
  ];
}

/** Code, name and number of an account that is made, as proposed or as the user wants them. */
function NewAccountFields(props: {
  readonly field: string;
  readonly account: NewAccount;
  readonly onChange: (account: NewAccount) => void;
}): ReactElement {
  const { t } = useTexts();
  const { account, onChange } = props;
  return (
    <fieldset
      className="formGrid formGridDense plainFieldset"
      aria-label={t('express.newFor', { field: props.field })}
    >
      <Field
        label={t('express.code')}
        value={account.code}
        mono
        onChange={(code) => onChange({ ...account, code: code.trim() })}
      />
      <Field
        label={t('express.name')}
        value={account.name}
        onChange={(name) => onChange({ ...account, name })}
      />
      {account.type === 'BANK' && (
        <Field
          label={t('express.number')}
          value={account.bankAccountNumber}
          mono
          help={t('express.numberHelp')}
          onChange={(bankAccountNumber) => onChange({ ...account, bankAccountNumber })}
        />
      )}
      <p className="small muted expressType">
        {t(`accountType.${account.type}`)}
        {account.taxType === '' || account.type === 'BANK' ? '' : ` · ${account.taxType}`}
        {account.currency === null ? '' : ` · ${account.currency}`}
      </p>
    </fieldset>
  );
}
