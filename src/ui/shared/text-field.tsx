import { Box, ErrorMessage, HelperMessage, Label, RequiredAsterisk, Textfield } from '@forge/react';

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  /** The page opens with the cursor in it. */
  readonly isFirst?: boolean;
  /** The person has left the field. */
  readonly onLeave?: () => void;
}

/** A labelled line of text with its hint, or what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const {
    name,
    label,
    value,
    onChange,
    hint,
    error,
    isRequired = false,
    placeholder,
    isFirst,
    onLeave,
  } = props;
  return (
    <Box paddingBlockEnd="space.100">
      <Label labelFor={name}>
        {label}
        {isRequired && <RequiredAsterisk />}
      </Label>
      <Textfield
        id={name}
        name={name}
        testId={name}
        value={value}
        isInvalid={error !== undefined}
        {...(isFirst === true ? { autoFocus: true } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(onLeave === undefined ? {} : { onBlur: onLeave })}
        onChange={(event) => onChange(String(event.target.value ?? ''))}
      />
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      {error === undefined && hint !== undefined && <HelperMessage>{hint}</HelperMessage>}
    </Box>
  );
}
