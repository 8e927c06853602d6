import { type ReactElement, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { type Option, SelectField } from '../../components/SelectField.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccounts, useConnections, useMappings } from '../../stores/live.ts';
import { useMappingDrafts } from '../../stores/mappingDrafts.ts';
import { useWork } from '../../stores/work.ts';
import { withTypeAccepted } from '../../../shared/posting/express/accountTypes.ts';
import { type MappingField, checkMapping } from '../../../shared/posting/mapping.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { ExpressDialog } from './ExpressDialog.tsx';
import { MappingAdvanced } from './MappingAdvanced.tsx';
import { MappingSetUp } from './MappingSetUp.tsx';
import { MappingTroubles } from './MappingTroubles.tsx';
import { StyleChooser } from './StyleChooser.tsx';
import { useMappingTroubles } from './useMappingTroubles.ts';
import { useTaxOptions } from './useTaxOptions.ts';

const bankFields = ['clearingAccountId', 'bankAccountId'] as const;
const codeFields = [
  'feeAccountCode',
  'salesAccountCode',
  'refundAccountCode',
  'disputeAccountCode',
  'adjustmentAccountCode',
  'reserveAccountCode',
  'elsewhereAccountCode',
] as const;
/** May stay empty: then these go where others go. */
const ownFields = [
  'tipsAccountCode',
  'shippingAccountCode',
  'giftCardAccountCode',
  'loanAccountCode',
  'platformAccountCode',
  'bankFeeAccountCode',
  'salesTaxAccountCode',
  'serviceChargeAccountCode',
  'discountAccountCode',
] as const;
const taxFields = ['feeTaxType', 'salesTaxType', 'refundTaxType', 'noTaxType'] as const;

/** Where each provider's money goes in the books: suggested, chosen by the user, saved at once per mapping. */
export function Mappings(): ReactElement | null {
  const { t } = useTexts();
  const saved = useMappings() ?? [];
  const drafts = useMappingDrafts((store) => store.drafts);
  const open = drafts.filter((draft) => saved.every((one) => one.key !== draft.key));
  const mappings = [...open, ...saved];
  const connections = useConnections() ?? [];
  // Kept above the forms: saving makes a form anew.
  const [setUp, setSetUp] = useState<Mapping | null>(null);
  const canWrite = connections.some(({ id, canWrite: may }) => id === setUp?.xeroConnectionId && may);
  if (connections.length === 0) return null;
  return (
    <section className="stack">
      <div>
        <h2>{t('mapping.title')}</h2>
        <p className="muted">{t('mapping.text')}</p>
      </div>
      {mappings.length === 0 && <p className="card muted">{t('express.none')}</p>}
      {mappings.map((mapping) => (
        <MappingForm
          key={JSON.stringify(mapping)}
          saved={mapping}
          isNew={open.includes(mapping)}
          onSetUp={setSetUp}
        />
      ))}
      {setUp !== null && (
        <ExpressDialog
          mapping={setUp}
          isSaved={saved.some(({ key }) => key === setUp.key)}
          canWrite={canWrite}
          onClose={() => setSetUp(null)}
        />
      )}
    </section>
  );
}

function MappingForm(props: {
  readonly saved: Mapping;
  readonly isNew: boolean;
  readonly onSetUp: (mapping: Mapping) => void;
}): ReactElement {
  const { saved, isNew } = props;
  const { t } = useTexts();
  const work = useWork();
  const [draft, setDraft] = useState(saved);
  const accounts = useAccounts() ?? [];
  const taxes = useTaxOptions();
  const missing = checkMapping(draft);
  const troubles = useMappingTroubles(draft);
  const card = useRef<HTMLDivElement>(null);
  const choose = (field: string) => {
    const place = field === 'overrides' ? 'details' : `[data-field="${field}"]`;
    card.current?.querySelector<HTMLSelectElement>(`${place} select`)?.focus();
  };
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const keep = (code: string) => {
    const accepted = withTypeAccepted(draft, code);
    if (changed || isNew) setDraft(accepted);
    else void work.saveMapping(accepted);
  };
  const option = (account: (typeof accounts)[number], value: string): Option => ({
    value,
    label: `${account.code} ${account.name}`.trim(),
  });
  const banks = accounts
    .filter((account) => account.type === 'BANK')
    .map((one) => option(one, one.accountId));
  const coded = accounts
    .filter((account) => account.type !== 'BANK' && account.code !== '')
    .map((one) => option(one, one.code));
  const select = (
    field: Extract<MappingField, (typeof bankFields | typeof codeFields | typeof ownFields)[number]>,
    options: readonly Option[],
  ) => (
    <div key={field} data-field={field}>
      <SelectField
        label={t(`mapping.${field}`)}
        value={draft[field]}
        options={options}
        placeholder={t('mapping.choose')}
        onChange={(value) => setDraft({ ...draft, [field]: value })}
      />
    </div>
  );
  return (
    <div className="card stack" ref={card}>
      <div className="row between">
        <h3>{t('mapping.for', { contact: draft.contactName, currency: draft.currency })}</h3>
        <MappingSetUp mapping={draft} onOpen={() => props.onSetUp(draft)} />
      </div>
      <MappingTroubles troubles={troubles} onChoose={choose} onKeep={keep} />
      <div className="formGrid">{bankFields.map((field) => select(field, banks))}</div>
      <div className="formGrid">{codeFields.map((field) => select(field, coded))}</div>
      <div className="formGrid">
        {ownFields.map((field) => select(field, [{ value: '', label: t('mapping.none') }, ...coded]))}
      </div>
      <div className="formGrid">
        {taxFields.map((field) => (
          <SelectField
            key={field}
            label={t(`mapping.${field}`)}
            value={draft[field]}
            options={taxes.options}
            placeholder={t('mapping.choose')}
            onChange={(value) =>
              setDraft({
                ...draft,
                [field]: value,
                ...(field === 'feeTaxType' ? { feeTaxBasisPoints: taxes.rateOf(value) } : {}),
              })
            }
          />
        ))}
        <SelectField
          label={t('mapping.untaxedTaxType')}
          value={draft.untaxedTaxType}
          options={[{ value: '', label: t('mapping.untaxedNone') }, ...taxes.options]}
          onChange={(untaxedTaxType) => setDraft({ ...draft, untaxedTaxType })}
        />
      </div>
      <MappingAdvanced mapping={draft} accounts={coded} taxes={taxes.options} onChange={setDraft} />
      <StyleChooser mapping={draft} onChange={setDraft} />
      {missing.length > 0 && <p className="tone-warn">{t('mapping.missing', { n: missing.length })}</p>}
      <div className="row">
        <Button
          kind="primary"
          disabled={(!changed && !isNew) || missing.length > 0}
          onPress={() => void work.saveMapping(draft)}
        >
          {t('action.save')}
        </Button>
        {changed && <Button onPress={() => setDraft(saved)}>{t('mapping.revert')}</Button>}
        {!changed && !isNew && missing.length === 0 && <span className="muted">{t('mapping.saved')}</span>}
      </div>
    </div>
  );
}
