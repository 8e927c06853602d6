import { type ReactElement, useId } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import type { SquareOffer } from '../../../../shared/bridge.ts';
import { type PlaceChoice, isChosen } from '../../../../shared/places.ts';

/** A tick for each location, and one for those that are opened later; what another organisation has can't be ticked. */
export function LocationChoice(props: {
  readonly locations: SquareOffer['locations'];
  readonly laterHeldBy: string;
  readonly choice: PlaceChoice;
  readonly onChange: (choice: PlaceChoice) => void;
}): ReactElement {
  const { t } = useTexts();
  const { locations, laterHeldBy, choice, onChange } = props;
  const later = choice.kind === 'except';
  const chosen = locations.filter(({ id }) => isChosen(choice, id)).map(({ id }) => id);
  const isHeld = laterHeldBy !== '' || locations.some(({ heldBy }) => heldBy !== '');
  const set = (ids: readonly string[], withLater: boolean) => {
    const others = locations.map(({ id }) => id).filter((id) => !ids.includes(id));
    onChange(withLater ? { kind: 'except', ids: others } : { kind: 'only', ids: [...ids] });
  };
  return (
    <fieldset className="styleChooser stack stackTight">
      <legend className="srOnly">{t('square.locations')}</legend>
      {locations.map(({ id, name, isActive, heldBy }) => (
        <Tick
          key={id}
          label={name}
          on={chosen.includes(id)}
          heldBy={heldBy === '' ? '' : t('square.heldBy', { name: heldBy })}
          tag={isActive ? '' : t('square.closed')}
          onChange={(on) => set(on ? [...chosen, id] : chosen.filter((one) => one !== id), later)}
        />
      ))}
      <Tick
        label={t('square.later')}
        on={later}
        heldBy={laterHeldBy === '' ? '' : t('square.laterHeld', { name: laterHeldBy })}
        tag=""
        onChange={(on) => set(chosen, on)}
      />
      {isHeld && <p className="muted small">{t('square.heldText')}</p>}
    </fieldset>
  );
}

/** What is held elsewhere can be taken out here, never put in. */
function Tick(props: {
  readonly label: string;
  readonly on: boolean;
  /** Who has it already, as a sentence; empty for nobody. */
  readonly heldBy: string;
  readonly tag: string;
  readonly onChange: (on: boolean) => void;
}): ReactElement {
  const id = useId();
  const isHeld = props.heldBy !== '';
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={props.on}
        disabled={isHeld && !props.on}
        onChange={(event) => props.onChange(event.target.checked)}
        {...(isHeld ? { 'aria-describedby': id } : {})}
      />
      {props.label}
      {props.tag !== '' && <span className="tag">{props.tag}</span>}
      {isHeld && (
        <span id={id} className="tone-warn small">
          {props.heldBy}
        </span>
      )}
    </label>
  );
}
