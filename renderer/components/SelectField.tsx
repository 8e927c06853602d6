import { type ReactElement, useId } from 'react';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice from a list. The system's own control: fast with hundreds of accounts, known to every assistive technology. */
export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly help?: string;
}): ReactElement {
  const id = useId();
  const known = props.options.some((option) => option.value === props.value);
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        value={known ? props.value : ''}
        onChange={(event) => props.onChange(event.target.value)}
        {...(props.help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
      >
        {!known && <option value="">{props.placeholder ?? ''}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {props.help !== undefined && (
        <span id={`${id}-help`} className="fieldHelp">
          {props.help}
        </span>
      )}
    </div>
  );
}
