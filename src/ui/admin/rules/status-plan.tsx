import { Box, Button, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { Failure } from '../../../contract/operation.ts';
import { peerStatuses, type StatusWarning } from '../../../contract/peer-offer.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** What would keep statuses of the draft from being carried out on either side; asked for, because it reads Jira. */
export function StatusPlan({ connection }: { readonly connection: ConnectionDetail }) {
  const { partnerPart: words } = useTexts().texts;
  const [warnings, setWarnings] = useState<readonly StatusWarning[]>();
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const check = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(peerStatuses, { connection: connection.id });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setWarnings(outcome.data.warnings);
  };
  const say = ({ side, code, from, to, names, more }: StatusWarning): string => {
    const place = side === 'here' ? connection.local.name : connection.peer.name;
    const asked = [...names, ...(more ? [words.needsMore] : [])].join(', ');
    return words.warningsOf[code](from, place, to, asked);
  };
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} />}
      {warnings?.length === 0 && <Text>{words.checkNone}</Text>}
      {warnings !== undefined && warnings.length > 0 && (
        <Sentences heading={words.warnings} lines={warnings.map(say)} />
      )}
      <Box>
        <Button isDisabled={isRunning} onClick={check}>
          {words.check}
        </Button>
      </Box>
    </Stack>
  );
}
