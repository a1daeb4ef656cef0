import { ErrorMessage, HelperMessage, Label, TextArea } from '@forge/react';

interface LinesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong with the text; stands in the hint's place. */
  readonly wrong: string | undefined;
  readonly minimumRows?: number;
  readonly onChange: (text: string) => void;
}

/** A text of lines that are written or pasted. */
export function LinesField({ id, label, hint, value, wrong, minimumRows, onChange }: LinesFieldProps) {
  return (
    <>
      <Label labelFor={id}>{label}</Label>
      <TextArea
        id={id}
        testId={id}
        isMonospaced
        {...(minimumRows === undefined ? {} : { minimumRows })}
        value={value}
        isInvalid={wrong !== undefined}
        onChange={(event) => onChange(String(event.target.value ?? ''))}
      />
      {wrong === undefined ? <HelperMessage>{hint}</HelperMessage> : <ErrorMessage>{wrong}</ErrorMessage>}
    </>
  );
}
