import { type ReactElement, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Field } from '../../components/Field.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { runJob, useRunning } from '../../stores/jobs.ts';
import { showError } from '../../stores/toasts.ts';
import { useWork } from '../../stores/work.ts';
import type { Connection, PermissionCheck } from '../../../shared/bridge.ts';

/** One thing to paste. `name` is how `connect` is given it. */
interface KeyField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
}

interface Checked {
  readonly connection: Connection | null;
  readonly permissions: readonly PermissionCheck[];
}

export interface KeyFormProps {
  readonly title: string;
  readonly text: string;
  /** Where the key is made. */
  readonly link: { readonly url: string; readonly label: string };
  readonly fields: readonly KeyField[];
  /** What to do when a permission is missing. */
  readonly missing: string;
  /** Checks what was pasted, trimmed, and keeps it if nothing is missing. */
  readonly connect: (pasted: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Checked>;
  readonly onDone: () => void;
}

/** Connecting a provider by a key that only reads, checked permission by permission. */
export function KeyForm(props: KeyFormProps): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const [checks, setChecks] = useState<readonly PermissionCheck[]>([]);
  const [connected, setConnected] = useState(false);
  const check = async (pasted: Readonly<Record<string, string>>) => {
    const result = await runJob('check', ({ signal }) => props.connect(pasted, signal));
    setChecks(result.permissions);
    setConnected(result.connection !== null);
    if (result.connection !== null) await work.refreshConnections();
  };
  return (
    <section className="card stack" aria-label={props.title}>
      <h2>{props.title}</h2>
      <p className="muted">
        {props.text} <ExternalLink url={props.link.url}>{props.link.label}</ExternalLink>
      </p>
      {!connected && <Pasting fields={props.fields} check={check} onDone={props.onDone} />}
      {checks.length > 0 && <Permissions checks={checks} />}
      {checks.length > 0 && !connected && <p className="note noteWarn">{props.missing}</p>}
      {connected && (
        <div className="row">
          <Button kind="primary" onPress={() => void work.sync().then(props.onDone)}>
            {t('action.syncNow')}
          </Button>
          <Button onPress={props.onDone}>{t('action.close')}</Button>
        </div>
      )}
    </section>
  );
}

interface PastingProps {
  readonly fields: readonly KeyField[];
  readonly check: (pasted: Readonly<Record<string, string>>) => Promise<void>;
  readonly onDone: () => void;
}

/** What was pasted is forgotten here once it was checked. */
function Pasting({ fields, check, onDone }: PastingProps): ReactElement {
  const { t } = useTexts();
  const busy = useRunning('check');
  const [pasted, setPasted] = useState<Readonly<Record<string, string>>>({});
  const valueOf = (name: string) => pasted[name] ?? '';
  const trimmed = Object.fromEntries(fields.map(({ name }) => [name, valueOf(name).trim()]));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        check(trimmed)
          .then(() => setPasted({}))
          .catch(showError);
      }}
    >
      {fields.map(({ name, label, help, placeholder }) => (
        <Field
          key={name}
          label={label}
          type="password"
          value={valueOf(name)}
          onChange={(value) => setPasted((before) => ({ ...before, [name]: value }))}
          help={help}
          placeholder={placeholder}
          mono
        />
      ))}
      <div className="row">
        <Button
          kind="primary"
          type="submit"
          disabled={busy || Object.values(trimmed).some((value) => value === '')}
        >
          {t('stripe.check')}
        </Button>
        <Button onPress={onDone}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}

function Permissions({ checks }: { readonly checks: readonly PermissionCheck[] }): ReactElement {
  const { t, told } = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('stripe.permission')}</th>
          <th>{t('column.state')}</th>
          <th>{t('stripe.without')}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.permission}>
            <td>
              {check.permission}
              {!check.required && <span className="muted"> · {t('stripe.optional')}</span>}
            </td>
            <td className={check.ok ? 'tone-good' : 'tone-bad'}>
              {check.ok ? `✓ ${t('stripe.granted')}` : `✗ ${t('stripe.notGranted')}`}
            </td>
            <td className="muted">{told(check.detail)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
