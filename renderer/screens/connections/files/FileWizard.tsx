import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Field } from '../../../components/Field.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import type { ProviderFileReport } from '../../../flows/importProviderFile.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useRunning } from '../../../stores/jobs.ts';
import { useToasts } from '../../../stores/toasts.ts';
import { type PendingFile, useUi } from '../../../stores/ui.ts';
import { useWork } from '../../../stores/work.ts';
import type { FileProfile } from '../../../../shared/payout/file/profile.ts';
import { ENCODINGS } from '../../../../shared/statement/encoding.ts';
import { Issues } from '../../lines/Issues.tsx';
import { LeaveOut } from '../../lines/LeaveOut.tsx';
import { Becomes } from './Becomes.tsx';
import { FileLayout } from './FileLayout.tsx';
import { Kinds } from './Kinds.tsx';
import { ProfileFile } from './ProfileFile.tsx';
import { NEW, type WizardState, isOwnProfile, toKeep, useProviderFile } from './useProviderFile.ts';

/** One file: how it is read, what its rows become, and taking it in. */
export function FileWizard(props: {
  readonly file: PendingFile;
  readonly saved: readonly FileProfile[];
}): ReactElement {
  const { t } = useTexts();
  const { file, saved } = props;
  const state = useProviderFile(file, saved);
  const { look, profile, read, change } = state;
  const [refused, setRefused] = useState<ProviderFileReport | null>(null);
  const isKnown = look.fitting.length > 0;
  const open = read.openEntries.length;
  return (
    <div className="stack">
      <div className="row between">
        <span className="strong wrap">{file.name}</span>
        <span className="muted small">
          {t('files.found', { rows: read.rows, skipped: read.skipped, open })}
        </span>
      </div>
      <p className={isKnown ? 'muted small' : 'tone-warn small'}>
        {isKnown ? t('files.fits', { name: look.fitting[0]?.provider ?? '' }) : t('files.noFit')}
      </p>
      <Head state={state} />
      <FileLayout profile={profile} look={look} onChange={change} isOpen={!isKnown} />
      <Kinds read={read} profile={profile} onChange={change} />
      <Issues issues={refused?.issues ?? read.issues} />
      <Becomes read={read} />
      <Foot file={file} state={state} onRefused={setRefused} />
    </div>
  );
}

function Head({ state }: { readonly state: WizardState }): ReactElement {
  const { t } = useTexts();
  const { profiles, profile, change, choose, encoding, chooseEncoding } = state;
  const nameOf = (one: FileProfile) =>
    isOwnProfile(one) ? t('files.profile.own', { name: one.provider }) : one.provider;
  return (
    <div className="formGrid">
      <SelectField
        label={t('files.profile')}
        value={profile.id}
        options={[
          ...profiles.map((one) => ({ value: one.id, label: nameOf(one) })),
          { value: NEW, label: t('files.profile.new') },
        ]}
        onChange={choose}
      />
      <Field
        label={t('files.provider')}
        help={t('files.providerHelp')}
        value={profile.provider}
        onChange={(provider) => change({ ...profile, provider })}
        error={profile.provider.trim() === '' ? t('files.needName') : undefined}
      />
      <SelectField
        label={t('import.encoding')}
        value={encoding}
        options={ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))}
        onChange={(value) => chooseEncoding(ENCODINGS.find((one) => one === value) ?? null)}
      />
    </div>
  );
}

function Foot(props: {
  readonly file: PendingFile;
  readonly state: WizardState;
  readonly onRefused: (report: ProviderFileReport) => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const { files, filed, nextFile, importFiles } = useUi();
  const busy = useRunning('import', 'match', 'sync', 'demo');
  const { file, state, onRefused } = props;
  const { profile, look, read, edited } = state;
  const name = profile.provider.trim();
  const isEmpty = read.payouts.length + read.openEntries.length === 0;
  const say = (message: string) => useToasts.getState().show({ tone: 'good', message });
  const keep = async () => {
    const kept = toKeep(profile, look.header);
    if (!(await work.saveFileProfile(kept))) return;
    state.change(kept);
    say(t('files.saved', { name }));
  };
  const confirm = async () => {
    // What was corrected here is right for the next file too.
    if (edited || profile.id === NEW) await keep();
    const { bytes } = file;
    const done = await work.importProviderFile({ name: file.name, bytes, encoding: state.encoding }, profile);
    if (done === null) return;
    if (done.connection === null) {
      onRefused(done);
      return;
    }
    const { added, changed, entries } = done;
    const text = t('files.result', { name: done.connection.name, added, changed, entries });
    say(text);
    nextFile({ name: file.name, state: 'imported', text });
  };
  return (
    <div className="dialogFoot dialogFootFlush rowWrap">
      <ProfileFile profile={toKeep(profile, look.header)} onRead={state.change} />
      <Button disabled={name === ''} onPress={() => void keep()}>
        {t('files.save')}
      </Button>
      <span className="grow" />
      {files.length + filed.length > 1 ? (
        <LeaveOut file={file} isEmpty={isEmpty} />
      ) : (
        <Button onPress={() => importFiles([])}>{t('import.other')}</Button>
      )}
      <Button kind="primary" disabled={isEmpty || name === '' || busy} onPress={() => void confirm()}>
        {t('files.confirm', { name: name === '' ? '…' : name })}
      </Button>
    </div>
  );
}
