import type { HTMLInputTypeAttribute, ReactElement, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

/** A text field with its label, help and error. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly type?: HTMLInputTypeAttribute;
  readonly placeholder?: string;
  readonly initialFocus?: boolean;
  readonly mono?: boolean;
}): ReactElement {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined && props.error !== ''}
      type={props.type ?? 'text'}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only in dialogs and single-field forms
      autoFocus={props.initialFocus ?? false}
      autoComplete="off"
      spellCheck="false"
    >
      <Label>{props.label}</Label>
      <Input className={props.mono === true ? 'input mono' : 'input'} placeholder={props.placeholder ?? ''} />
      {props.help !== undefined && (
        <Text slot="description" className="fieldHelp">
          {props.help}
        </Text>
      )}
      <FieldError className="fieldError">{props.error}</FieldError>
    </TextField>
  );
}
