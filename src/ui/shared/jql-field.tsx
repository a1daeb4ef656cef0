import {
  Box,
  Button,
  ErrorMessage,
  Frame,
  HelperMessage,
  Label,
  Link,
  RequiredAsterisk,
  Stack,
  TextArea,
} from '@forge/react';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../contract/operation.ts';
import { STUDIO } from '../../contract/studio-link.ts';
import { useTexts } from './texts/use-texts.ts';
import { heightOf, useStudio } from './use-studio.ts';

interface JqlFieldProps {
  readonly connection: string;
  readonly name: string;
  readonly label: string;
  readonly jql: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** The editor is loaded only when it is asked for. */
  readonly beginsPlain?: boolean;
  readonly refused: Failure | undefined;
  readonly onChange: (jql: string) => void;
}

/** A query in the editor, which completes and counts; in a plain field until it has loaded, or where one is wanted. */
export function JqlField(props: JqlFieldProps) {
  const { script: words, guide } = useTexts().texts;
  const { connection, name, label, jql, hint, refused, onChange, isRequired = false } = props;
  const [isPlain, setPlain] = useState(props.beginsPlain ?? false);
  const { loads, hear, order, leaveEditor } = useStudio((report) => {
    if (report.type === 'JQL') onChange(report.text);
  });
  const latest = useRef(jql);
  latest.current = jql;
  useEffect(() => {
    if (loads > 0) order({ kind: 'jql', connection, text: latest.current });
  }, [loads, connection, order]);
  const turn = (): void => {
    leaveEditor();
    setPlain(!isPlain);
  };
  return (
    <Stack space="space.050">
      {loads === 0 && (
        <Label labelFor={name}>
          {label}
          {isRequired && <RequiredAsterisk />}
        </Label>
      )}
      {loads === 0 && (
        <TextArea
          id={name}
          testId={name}
          isMonospaced
          value={jql}
          isInvalid={refused !== undefined}
          onChange={(event) => onChange(String(event.target.value ?? ''))}
        />
      )}
      {!isPlain && <Frame resource={STUDIO} height={heightOf(loads, '150px')} dispatch={hear} />}
      {refused !== undefined && (
        <ErrorMessage>{[refused.message, refused.next].filter(Boolean).join(' ')}</ErrorMessage>
      )}
      {hint !== undefined && refused === undefined && <HelperMessage>{hint}</HelperMessage>}
      <Link href={guide.jqlUrl} openNewTab>
        {guide.jql}
      </Link>
      {(loads > 0 || isPlain) && (
        <Box>
          <Button appearance="subtle" spacing="compact" onClick={turn}>
            {isPlain ? words.editor : words.plain}
          </Button>
        </Box>
      )}
    </Stack>
  );
}
