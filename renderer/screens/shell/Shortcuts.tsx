import type { ReactElement } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { withModifier } from '../../components/keys.ts';
import type { MessageKey } from '../../i18n/en/en.ts';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { useSettings } from '../../stores/settings.ts';
import { useUi } from '../../stores/ui.ts';
import { goKeys } from './useGlobalKeys.ts';

type Line = readonly [keys: string, text: MessageKey];

const desk = (t: Texts['t']): readonly Line[] => [
  ['↑ ↓', 'keys.row'],
  [t('key.ends'), 'keys.ends'],
  ['← →', 'keys.side'],
  [t('key.space'), 'keys.tick'],
  [withModifier('A'), 'keys.tickAll'],
  ['↵', 'action.ok'],
  [withModifier('Z'), 'action.undo'],
  ['A', 'action.okAllCertain'],
  ['F', 'action.findMatch'],
  ['P', 'action.park'],
  ['X', 'action.decline'],
  ['M', 'keys.merge'],
  ['S', 'keys.split'],
  ['E', 'keys.evidence'],
  ['L', 'keys.ledger'],
];

/** The shortcut sheet. */
export function Shortcuts(): ReactElement {
  const { t } = useTexts();
  const { overlay, close } = useUi();
  const singleKeys = useSettings((store) => store.settings.singleKeys);
  const everywhere: readonly Line[] = [
    [withModifier('K'), 'palette.title'],
    ['/', 'keys.search'],
    ['?', 'keys.title'],
  ];
  return (
    <Dialog title={t('keys.title')} open={overlay === 'shortcuts'} onClose={close}>
      {!singleKeys && <p className="note keyNote">{t('keys.off')}</p>}
      <div className="keySheet">
        <Group title={t('nav.reconcile')} lines={desk(t)} />
        <Group title={t('keys.everywhere')} lines={everywhere} />
        <section>
          <h3>{t('keys.go')}</h3>
          <dl className="keyList">
            {Object.entries(goKeys).map(([key, screen]) => (
              <div key={key}>
                <dt>
                  <kbd className="kbd">G</kbd> <kbd className="kbd">{key.toUpperCase()}</kbd>
                </dt>
                <dd>{t(`nav.${screen}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Group({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): ReactElement {
  const { t } = useTexts();
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keyList">
        {lines.map(([keys, text]) => (
          <div key={text}>
            <dt>
              <kbd className="kbd">{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
