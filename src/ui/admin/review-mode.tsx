import { Box, Button, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { connectionReview } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';

interface ReviewModeProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** Whether changes of what crosses wait for a yes, and the switch of this side. */
export function ReviewMode({ connection, onChanged }: ReviewModeProps) {
  const { texts } = useTexts();
  const words = texts.terms;
  const { id, terms, peer, state } = connection;
  const isOn = terms?.review.here === true;
  const [isAsking, setAsking] = useState(false);

  const turn = async (): Promise<Failure | undefined> => {
    const outcome = await ask(connectionReview, { connection: id, on: !isOn });
    if (!outcome.ok) return outcome.error;
    tell(isOn ? words.reviewIsOff : words.reviewIsOn);
    // Together: a question still open while the switch has turned would offer to turn it back.
    setAsking(false);
    onChanged(outcome.data);
    return undefined;
  };
  const label = isOn ? words.reviewTurnOff : words.reviewTurnOn;
  return (
    <Stack space="space.100">
      <Box>
        <Lozenge appearance={isOn ? 'success' : 'default'}>
          {isOn ? texts.common.on : texts.common.off}
        </Lozenge>
      </Box>
      {terms?.review.there === true && <Text>{words.reviewThere(peer.name)}</Text>}
      <Box>
        <Button isDisabled={state !== 'active' && state !== 'paused'} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </Box>
      <ConfirmModal
        isOpen={isAsking}
        title={isOn ? words.reviewOffHeading : words.reviewOnHeading}
        text={isOn ? words.reviewOffText(peer.name) : words.reviewOnText(peer.name)}
        action={label}
        appearance={isOn ? 'warning' : 'primary'}
        onConfirm={turn}
        onClose={() => setAsking(false)}
      />
    </Stack>
  );
}
