import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { type TestedIssue, testRunPreview } from '../../../contract/test-runs.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PreviewValuesProps {
  readonly connection: string;
  /** The draft, where somebody has saved one. */
  readonly rules: 'draft' | 'in-force';
  readonly shown: TestedIssue | undefined;
  readonly onShow: (issue: TestedIssue | undefined) => void;
}

const column = xcss({ width: '420px' });

/** Shows at each line what it would make of a real work item. */
export function PreviewValues({ connection, rules, shown, onShow }: PreviewValuesProps) {
  const { preview: words } = useTexts().texts.fieldsPart;
  const [key, setKey] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const run = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(testRunPreview, { connection, issue: key, rules });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    onShow(outcome.ok ? outcome.data.issue : undefined);
  };
  const isOfKey = error?.field === 'issue' || error?.field === 'issues';
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="start" shouldWrap>
        <Box xcss={column}>
          <TextField
            name="preview-key"
            label={words.key}
            hint={words.keyHint}
            value={key}
            error={isOfKey ? error?.message : undefined}
            onChange={setKey}
          />
        </Box>
        <Box paddingBlockStart="space.300">
          <ButtonGroup>
            <LoadingButton isLoading={isRunning} isDisabled={key.trim() === ''} onClick={run}>
              {words.run}
            </LoadingButton>
            {shown !== undefined && (
              <Button appearance="subtle" onClick={() => onShow(undefined)}>
                {words.clear}
              </Button>
            )}
          </ButtonGroup>
        </Box>
      </Inline>
      {error !== undefined && !isOfKey && <FailureMessage error={error} />}
      {shown !== undefined && <Told issue={shown} />}
    </Stack>
  );
}

function Told({ issue: { key, summary, text } }: { readonly issue: TestedIssue }) {
  const { preview: words } = useTexts().texts.fieldsPart;
  const named = summary === undefined ? key : `${key} ${summary}`;
  return (
    <SectionMessage appearance={text === undefined ? 'information' : 'warning'} title={named}>
      <Text>{text ?? words.of(key)}</Text>
    </SectionMessage>
  );
}
