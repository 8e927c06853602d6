import { type ReactElement, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Field } from '../../../components/Field.tsx';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useRunning } from '../../../stores/jobs.ts';
import { useWork } from '../../../stores/work.ts';
import type { Connection, OtherAccount } from '../../../../shared/bridge.ts';
import type { AccountsFound } from './OtherAccounts.tsx';

/** From here on a list is worth searching. */
const MANY = 8;

/** What became of the accounts that were asked for: empty text for one that is connected now, else what its key lacks. */
type Asked = ReadonlyMap<string, string>;

/** Choosing accounts under a key, each to be a connection of its own. */
export function AccountsDialog(props: {
  readonly connection: Connection;
  readonly found: AccountsFound;
  readonly onMore: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const busy = useRunning('check', 'sync');
  const { connection, found, onClose } = props;
  const [asked, setAsked] = useState<Asked>(new Map());
  const [words, setWords] = useState('');
  const add = async (id: string) => {
    const added = await work.addAccount(connection.id, id);
    if (added === null) return;
    const lacking = added.permissions.filter(({ ok, required }) => required && !ok);
    const told = added.connection === null ? lacking.map(({ permission }) => permission).join(', ') : '';
    setAsked((before) => new Map([...before, [id, told]]));
  };
  const isAny = [...asked.values()].includes('');
  const shown = found.items.filter(({ id, name, detail }) =>
    `${name} ${detail} ${id}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const finish = () => {
    onClose();
    void work.sync();
  };
  return (
    <Dialog
      title={t('accounts.title', { name: connection.name })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('action.close')}</Button>
          <Button kind="primary" disabled={!isAny || busy} onPress={finish}>
            {t('action.syncNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted">{t('accounts.text')}</p>
        {found.isRefused && <p className="note noteWarn">{t('accounts.refused')}</p>}
        {!found.isRefused && found.items.length === 0 && <p>{t('accounts.none')}</p>}
        {found.items.length > MANY && <Field label={t('accounts.find')} value={words} onChange={setWords} />}
        <ul className="stack">
          {shown.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              here={connection.bookId}
              asked={asked.get(account.id)}
              busy={busy}
              onAdd={() => void add(account.id)}
            />
          ))}
        </ul>
        {found.next !== null && (
          <Button kind="quiet" disabled={busy} onPress={props.onMore}>
            {t('accounts.more')}
          </Button>
        )}
        <ById busy={busy} asked={asked} onAdd={(id) => void add(id)} />
      </div>
    </Dialog>
  );
}

function AccountRow(props: {
  readonly account: OtherAccount;
  readonly here: string;
  readonly asked: string | undefined;
  readonly busy: boolean;
  readonly onAdd: () => void;
}): ReactElement {
  const { t } = useTexts();
  const { id, name, detail, bookId } = props.account;
  const isHere = props.asked === '' || bookId === props.here;
  return (
    <li className="row between">
      <div className="stack stackTight grow">
        <span className="strong wrap">{name}</span>
        <span className="muted small wrap">
          {detail !== '' && `${detail} · `}
          <span className="mono">{id}</span>
          {bookId !== null && bookId !== props.here && ` · ${t('accounts.elsewhere')}`}
        </span>
        <Lacks asked={props.asked} />
      </div>
      {isHere ? (
        <span className="tone-good">✓ {t('accounts.added')}</span>
      ) : (
        <Button disabled={props.busy} label={`${t('accounts.add')}: ${name}`} onPress={props.onAdd}>
          {t('accounts.add')}
        </Button>
      )}
    </li>
  );
}

/** An account that isn't listed: a key may read it without being allowed to list it. */
function ById(props: {
  readonly busy: boolean;
  readonly asked: Asked;
  readonly onAdd: (id: string) => void;
}): ReactElement {
  const { t } = useTexts();
  const [id, setId] = useState('');
  const wanted = id.trim();
  return (
    <form
      className="stack stackTight"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '') props.onAdd(wanted);
      }}
    >
      <Field label={t('accounts.byId')} value={id} onChange={setId} help={t('accounts.byIdHelp')} mono />
      <div className="row">
        <Button type="submit" disabled={props.busy || wanted === ''}>
          {t('accounts.add')}
        </Button>
        {props.asked.get(wanted) === '' && <span className="tone-good">✓ {t('accounts.added')}</span>}
      </div>
      <Lacks asked={props.asked.get(wanted)} />
    </form>
  );
}

function Lacks({ asked }: { readonly asked: string | undefined }): ReactElement | null {
  const { t } = useTexts();
  if (asked === undefined || asked === '') return null;
  return <span className="tone-bad small wrap">✗ {t('accounts.lacks', { permissions: asked })}</span>;
}
