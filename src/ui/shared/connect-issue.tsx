import { Box, Button, ButtonGroup, Form, LoadingButton } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { syncConnect } from '../../contract/sync.ts';
import { ask } from './ask.ts';
import { FailureMessage } from './failure-message.tsx';
import { Narrow } from './narrow.tsx';
import { tell } from './tell.ts';
import { TextField } from './text-field.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

interface ConnectIssueProps {
  readonly connection: string;
  readonly peerName: string;
  readonly onConnected: (status: AnswerOf<typeof syncConnect>) => void;
}

/** Joins the page's work item with one that the partner has already, named by key or link. */
export function ConnectIssue({ connection, peerName, onConnected }: ConnectIssueProps) {
  const { texts } = useTexts();
  const { panel } = texts;
  const [isOpen, setOpen] = useState(false);
  const [peer, setPeer] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();

  const submit = useOneAtATime(async (): Promise<void> => {
    setRunning(true);
    setError(undefined);
    const outcome = await ask(syncConnect, { connection, peer });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    setOpen(false);
    tell(panel.connected);
    onConnected(outcome.data);
  });

  if (!isOpen) {
    return (
      <Button spacing="compact" appearance="subtle" onClick={() => setOpen(true)}>
        {panel.connect}
      </Button>
    );
  }
  return (
    <Narrow>
      <Form onSubmit={submit}>
        <TextField
          name={`connect-${connection}`}
          label={panel.connectPeer(peerName)}
          hint={panel.connectHint}
          value={peer}
          error={error?.field === 'peer' ? [error.message, error.next].join(' ') : undefined}
          onChange={setPeer}
        />
        <Box paddingBlock="space.100">
          <ButtonGroup>
            <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
              {panel.connectNow}
            </LoadingButton>
            <Button appearance="subtle" isDisabled={isRunning} onClick={() => setOpen(false)}>
              {texts.common.cancel}
            </Button>
          </ButtonGroup>
        </Box>
        {error !== undefined && error.field !== 'peer' && <FailureMessage error={error} />}
      </Form>
    </Narrow>
  );
}
