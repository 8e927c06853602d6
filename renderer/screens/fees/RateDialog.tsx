import { type ReactElement, useState } from 'react';
import { readMeans } from '../../../shared/payout/means.ts';
import type { FeeReading } from '../../../shared/proof/feeReading.ts';
import type { RateRow } from '../../../shared/proof/rateCard.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { meansText } from '../../i18n/meansText.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { attempt } from '../../stores/attempt.ts';
import { useOrganisation } from '../../stores/live.ts';
import { useServices } from '../../stores/services.tsx';
import { parseRateForm, type RateForm, rateFormOf } from './rateForm.ts';

type Totals = FeeReading['totals'];

/** A line of the rate card in a form. */
export function RateDialog(props: {
  readonly editing: RateRow | 'new' | null;
  readonly totals: Totals;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { editing, onDone } = props;
  const title = t(editing === 'new' || editing === null ? 'rateCard.add' : 'rateCard.edit');
  return (
    <Dialog title={title} open={editing !== null} onClose={onDone} size="medium">
      {editing !== null && (
        <RateEditor row={editing === 'new' ? null : editing} totals={props.totals} onDone={onDone} />
      )}
    </Dialog>
  );
}

function RateEditor(props: {
  readonly row: RateRow | null;
  readonly totals: Totals;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { db } = useServices();
  const { row, totals, onDone } = props;
  const country = useOrganisation()?.countryCode ?? '';
  const accounts = useAccounts(row, totals);
  const [id] = useState(() => row?.id ?? crypto.randomUUID());
  const [form, setForm] = useState(() => rateFormOf(row, accounts[0]?.value ?? '', country));
  const [tried, setTried] = useState(false);
  const parsed = parseRateForm(form, { id, reading: row?.reading ?? '' });
  const save = () => {
    setTried(true);
    if (typeof parsed === 'string') return;
    onDone();
    void attempt(() => db.rateCard.put(parsed));
  };
  const problem = tried && typeof parsed === 'string' ? parsed : null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Which
        form={form}
        change={(part) => setForm({ ...form, ...part })}
        totals={totals}
        accounts={accounts}
      />
      <div className="formGrid formGridDense">
        <Field
          label={t('rateCard.rate')}
          help={t('rateCard.rateHelp')}
          value={form.rate}
          onChange={(rate) => setForm({ ...form, rate })}
          placeholder={t('rateCard.example')}
          error={problem === 'rate' ? t('rateCard.rateWrong') : undefined}
        />
        <Field
          label={t('rateCard.cap')}
          help={t('rateCard.capHelp')}
          value={form.cap}
          onChange={(cap) => setForm({ ...form, cap })}
          error={problem === 'cap' ? t('rateCard.capWrong') : undefined}
        />
        <Field
          label={t('rateCard.from')}
          help={t('rateCard.fromHelp')}
          type="date"
          value={form.validFrom}
          onChange={(validFrom) => setForm({ ...form, validFrom })}
          error={problem === 'date' ? t('atDate.noDate') : undefined}
        />
        {form.region !== '' && (
          <Field
            label={t('rateCard.country')}
            help={t('rateCard.countryHelp')}
            value={form.country}
            onChange={(value) => setForm({ ...form, country: value })}
            error={problem === 'country' ? t('rateCard.countryWrong') : undefined}
          />
        )}
      </div>
      {problem === 'account' && <p className="fieldError">{t('rateCard.accountWrong')}</p>}
      <footer className="dialogFoot dialogFootFlush">
        <Button onPress={onDone}>{t('action.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('action.save')}
        </Button>
      </footer>
    </form>
  );
}

/** Which sales the line is for: of what was seen, so that nobody has to know a provider's words. */
function Which(props: {
  readonly form: RateForm;
  readonly change: (part: Partial<RateForm>) => void;
  readonly totals: Totals;
  readonly accounts: readonly Option[];
}): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { form, change, totals } = props;
  const [provider = '', currency = ''] = form.account.split('|');
  const own = totals.filter((total) => total.provider === provider && total.currency === currency);
  const seen = own.map(({ means }) => readMeans(means));
  const choices = (words: readonly string[], now: string, label: (word: string) => string): Option[] => [
    { value: '', label: t('rateCard.any') },
    ...[...new Set([...words, now].filter((word) => word !== ''))]
      .toSorted()
      .map((value) => ({ value, label: label(value) })),
  ];
  const methodText = (word: string) => meansText(texts, word);
  const cards = seen.filter(({ method }) => form.method === '' || method === form.method);
  return (
    <div className="formGrid formGridDense">
      <SelectField
        label={t('rateCard.provider')}
        value={form.account}
        options={props.accounts}
        onChange={(account) => change({ account })}
        placeholder={t('rateCard.choose')}
      />
      <SelectField
        label={t('rateCard.on')}
        value={form.on}
        options={[
          { value: 'sale', label: t('rateCard.onSale') },
          { value: 'conversion', label: t('rateCard.onConversion') },
        ]}
        onChange={(on) => change({ on: on === 'conversion' ? 'conversion' : 'sale' })}
      />
      <SelectField
        label={t('rateCard.method')}
        value={form.method}
        options={choices(
          seen.map(({ method }) => method),
          form.method,
          methodText,
        )}
        onChange={(method) => change({ method })}
      />
      <SelectField
        label={t('rateCard.brand')}
        value={form.brand}
        options={choices(
          cards.map(({ brand }) => brand),
          form.brand,
          (word) => meansText(texts, `/${word}`),
        )}
        onChange={(brand) => change({ brand })}
      />
      <SelectField
        label={t('rateCard.funding')}
        value={form.funding}
        options={choices(
          cards.map(({ funding }) => funding),
          form.funding,
          (word) => meansText(texts, `//${word}`),
        )}
        onChange={(funding) => change({ funding })}
      />
      <SelectField
        label={t('rateCard.region')}
        value={form.region}
        options={[
          { value: '', label: t('rateCard.anywhere') },
          { value: 'inside', label: t('rateCard.regionInside') },
          { value: 'outside', label: t('rateCard.regionOutside') },
        ]}
        onChange={(value) => change({ region: value === 'inside' || value === 'outside' ? value : '' })}
      />
    </div>
  );
}

/** Providers with the currencies that they were seen to charge in. */
function useAccounts(row: RateRow | null, totals: Totals): readonly Option[] {
  const { t } = useTexts();
  const seen = [...totals, ...(row === null ? [] : [row])];
  const labels = new Map(
    seen.map(({ provider, currency }) => [
      `${provider}|${currency}`,
      `${t(`provider.${provider}`)} ${currency}`,
    ]),
  );
  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
