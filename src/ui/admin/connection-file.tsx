import {
  Box,
  FileCard,
  Heading,
  Label,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import { useState } from 'react';
import { connectionExport, connectionImport } from '../../contract/connection-file.ts';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';

/** The rules in force as a file, offered for saving. */
export function SaveConnectionFile({ connection }: { readonly connection: string }) {
  const { connectionFile: words } = useTexts().texts;
  const [isRunning, setRunning] = useState(false);
  const [made, setMade] = useState<AnswerOf<typeof connectionExport>>();
  const [error, setError] = useState<Failure>();
  const make = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionExport, { connection, rules: 'in-force' });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setMade(outcome.data);
  };
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} onRetry={() => void make()} />}
      {made === undefined ? (
        <Box>
          <LoadingButton isLoading={isRunning} onClick={make}>
            {words.make}
          </LoadingButton>
        </Box>
      ) : (
        <FileCard
          fileName={made.name}
          fileSize={new TextEncoder().encode(made.text).length}
          fileType="application/json"
          onDownload={() => new Blob([made.text], { type: 'application/json' })}
        />
      )}
    </Stack>
  );
}

type Imported = AnswerOf<typeof connectionImport>;

/** The text of a file becomes the draft; what the file leaves open is asked for. */
export function ReadConnectionFile({ connection }: { readonly connection: string }) {
  const { connectionFile: words } = useTexts().texts;
  const [text, setText] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isRunning, setRunning] = useState(false);
  const [answer, setAnswer] = useState<Imported>();
  const [error, setError] = useState<Failure>();
  const read = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionImport, { connection, text, values });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setAnswer(outcome.data);
  };
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.importHeading}</Heading>
      <Text>{words.importText}</Text>
      {error !== undefined && <FailureMessage error={error} />}
      <Stack>
        <Label labelFor="connection-file">{words.paste}</Label>
        <TextArea
          id="connection-file"
          testId="connection-file"
          isMonospaced
          value={text}
          onChange={(event) => setText(String(event.target.value ?? ''))}
        />
      </Stack>
      {answer?.kind === 'asks' && (
        <Open
          placeholders={answer.placeholders}
          values={values}
          onChange={(part) => setValues((before) => ({ ...before, ...part }))}
        />
      )}
      <Box>
        <LoadingButton isLoading={isRunning} isDisabled={text.trim() === ''} onClick={read}>
          {words.read}
        </LoadingButton>
      </Box>
      {answer?.kind === 'drafted' && error === undefined && (
        <SectionMessage appearance="success" title={words.drafted}>
          <Text>{words.draftedText(answer.draft.changes.length, answer.draft.problems.length)}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

interface OpenProps {
  readonly placeholders: Extract<Imported, { kind: 'asks' }>['placeholders'];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (part: Readonly<Record<string, string>>) => void;
}

function Open({ placeholders, values, onChange }: OpenProps) {
  const { connectionFile: words } = useTexts().texts;
  return (
    <Stack space="space.050">
      <Text>{words.asks}</Text>
      {placeholders.map(({ name, about }) => (
        <TextField
          key={name}
          name={name}
          label={about === '' ? name : about}
          {...(name.startsWith('person-') ? { hint: words.person } : {})}
          value={values[name] ?? ''}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </Stack>
  );
}
