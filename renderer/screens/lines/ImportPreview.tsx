import { type ReactElement, useMemo, useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { DateText } from '../../components/DateText.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { previewStatement } from '../../flows/importStatement.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useAccounts, useMappings, useOrganisation } from '../../stores/live.ts';
import { useRoute } from '../../stores/route.ts';
import { type PendingFile, useUi } from '../../stores/ui.ts';
import { importedText } from '../../stores/importedText.ts';
import { useWork } from '../../stores/work.ts';
import { type DateOrder, DATE_ORDERS } from '../../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../../shared/statement/csvProfile.ts';
import { detectEncoding, ENCODINGS, type Encoding } from '../../../shared/statement/encoding.ts';
import type { StatementRead } from '../../../shared/statement/readStatement.ts';
import { CsvLayout } from './CsvLayout.tsx';
import { LeaveOut } from './LeaveOut.tsx';
import { Issues } from './Issues.tsx';

/** How one file was read, before anything of it is kept. */
export function ImportPreview({ file }: { readonly file: PendingFile }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { files, filed, nextFile, importFiles } = useUi();
  const several = files.length + filed.length > 1;
  const go = useRoute((store) => store.go);
  const work = useWork();
  const busy = useRunning('import', 'match');
  const account = useAccountChoice(file.accountName);
  const [profile, setProfile] = useState<CsvProfile | null>(null);
  const [fileAccount, setFileAccount] = useState<string | null>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const detected = useMemo(() => detectEncoding(file.bytes).label, [file.bytes]);
  const [chosen, setChosen] = useState<Encoding | null>(null);
  const encoding = chosen ?? detected;
  const read = useMemo(
    () =>
      previewStatement({
        name: file.name,
        bytes: file.bytes,
        accountId: account.id,
        currency: account.currency,
        encoding,
        profile: profile ?? undefined,
        fileAccount: fileAccount ?? undefined,
        dateOrder: dateOrder ?? undefined,
      }),
    [file, encoding, account.id, account.currency, profile, fileAccount, dateOrder],
  );
  const confirm = async () => {
    const done = await work.importFile({
      file,
      accountId: account.id,
      currency: account.currency,
      profile,
      fileAccount,
      dateOrder,
      encoding: chosen,
    });
    if (done === null) return;
    nextFile({ name: file.name, state: 'imported', text: importedText(texts, done) });
    if (!several) go('reconcile');
  };
  const effective = profile ?? read.profile;
  return (
    <div className="stack">
      <div className="row between">
        <span className="strong wrap">{file.name}</span>
        <span className="muted small">{read.format.toUpperCase()}</span>
      </div>
      <div className="formGrid">
        <SelectField
          label={t('import.account')}
          value={account.id}
          options={account.options}
          onChange={account.choose}
          placeholder={t('import.chooseAccount')}
        />
        <SelectField
          label={t('import.encoding')}
          value={encoding}
          options={ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
          onChange={(value) => setChosen(ENCODINGS.find((one) => one === value) ?? null)}
        />
        {read.accounts.length > 1 && (
          <SelectField
            label={t('import.fileAccount')}
            value={fileAccount ?? ''}
            options={read.accounts.map((one) => ({ value: one.id, label: `${one.id} · ${one.currency}` }))}
            onChange={setFileAccount}
            placeholder={t('import.chooseFileAccount')}
          />
        )}
        {read.dates !== null && (
          <SelectField
            label={t('layout.dateOrder')}
            value={read.dates.order}
            options={DATE_ORDERS.map((value) => ({ value, label: t(`layout.dateOrder.${value}`) }))}
            onChange={(value) => setDateOrder(DATE_ORDERS.find((one) => one === value) ?? null)}
          />
        )}
      </div>
      {effective !== null && <CsvLayout profile={effective} read={read} onChange={setProfile} />}
      <Issues issues={read.issues} />
      <Sample read={read} />
      <div className="dialogFoot dialogFootFlush">
        <span className="grow muted">{t('import.found', { n: read.lines.length })}</span>
        {several ? (
          <LeaveOut file={file} isEmpty={read.lines.length === 0} />
        ) : (
          <Button onPress={() => importFiles([])}>{t('import.other')}</Button>
        )}
        <Button
          kind="primary"
          disabled={read.lines.length === 0 || account.id === '' || busy}
          onPress={() => void confirm()}
          initialFocus
        >
          {t('import.confirm', { n: read.lines.length })}
        </Button>
      </div>
    </div>
  );
}

/**
 * The bank account that the file is for: the one that payouts in the currency of the books come to, or the only one that any
 * come to, unless the user says otherwise. Where there are several it is the user's to say: lines in a wrong account mislead.
 */
function useAccountChoice(told: string | undefined) {
  const accounts = useAccounts() ?? [];
  const mappings = useMappings() ?? [];
  const base = useOrganisation()?.baseCurrency ?? '';
  const [chosen, choose] = useState<string | null>(null);
  const clearing = new Set(mappings.map((mapping) => mapping.clearingAccountId));
  const banks = accounts.filter((account) => account.type === 'BANK' && !clearing.has(account.accountId));
  const inBase = mappings.filter((mapping) => mapping.currency === base);
  const used = (inBase.length > 0 ? inBase : mappings).map((mapping) => mapping.bankAccountId);
  const known = banks.find(({ name }) => name === told)?.accountId;
  const id = chosen ?? known ?? onlyOf(used) ?? onlyOf(banks.map((account) => account.accountId)) ?? '';
  const currency = banks.find((account) => account.accountId === id)?.currency ?? base;
  const options = banks.map((account) => ({
    value: account.accountId,
    label: [account.name, account.bankAccountNumber, account.currency].filter(Boolean).join(' · '),
  }));
  return { id, currency, options, choose };
}

/** The one thing that is in a list, however often; null for an empty list or several. */
function onlyOf(ids: readonly string[]): string | null {
  const [only, other] = new Set(ids);
  return only !== undefined && other === undefined ? only : null;
}

function Sample({ read }: { readonly read: StatementRead }): ReactElement | null {
  const { t } = useTexts();
  const { summary } = read;
  const currency = read.lines[0]?.currency;
  if (currency === undefined) return null;
  return (
    <section className="stack stackTight">
      <div className="row rowWrap small muted sampleSums">
        {summary.from !== null && summary.to !== null && (
          <span>
            <DateText date={summary.from} year /> – <DateText date={summary.to} year />
          </span>
        )}
        <span>
          {t('import.in')} <Amount minor={summary.credits} currency={currency} />
        </span>
        <span>
          {t('import.out')} <Amount minor={summary.debits} currency={currency} />
        </span>
        {summary.closingBalance !== null && (
          <span>
            {t('import.closing')} <Amount minor={summary.closingBalance} currency={currency} />
          </span>
        )}
      </div>
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.date')}</th>
            <th>{t('column.narrative')}</th>
            <th className="num">{t('column.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {read.lines.slice(0, 8).map((line) => (
            <tr key={line.key}>
              <td>
                <DateText date={line.date} year />
              </td>
              <td className="ellipsis cellWide">{line.narrative}</td>
              <td className="num">
                <Amount minor={line.amount} currency={line.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
