import { Box, Button, Inline, Link, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { syncIssue, syncStatus, type TwinStatus } from '../../contract/sync.ts';
import { ask } from './ask.ts';
import { FailureMessage } from './failure-message.tsx';
import { Loaded } from './loaded.tsx';
import { TwinStateLozenge } from './state-lozenges.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';

type Status = AnswerOf<typeof syncStatus>;

/** While something moves, the panel looks again by itself (seconds). */
function isMoving({ twins }: Status): number | undefined {
  return twins.some(({ state }) => state === 'starting' || state === 'changes-waiting') ? 2 : undefined;
}

/** The counterparts of the work item that the page is shown on, and what can be done with them. */
export function Counterparts() {
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(syncStatus, {}, isMoving);
  const [running, setRunning] = useState<string>();
  const [error, setError] = useState<Failure>();

  const sync = async (connection: string): Promise<void> => {
    setRunning(connection);
    const outcome = await ask(syncIssue, { connection });
    setRunning(undefined);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    tell(texts.panel.started);
    show(outcome.data);
  };

  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ twins, offers }) => (
        <Stack space="space.200">
          {error !== undefined && <FailureMessage error={error} />}
          {twins.map((twin) => (
            <Twin
              key={twin.connection}
              twin={twin}
              isRunning={running === twin.connection}
              onSync={() => sync(twin.connection)}
            />
          ))}
          {twins.length === 0 && <Text>{texts.panel.none}</Text>}
          {twins.length === 0 && offers.length === 0 && <Text>{texts.panel.noneNext}</Text>}
          {offers.length > 1 && <Text>{texts.panel.choose}</Text>}
          {offers.map((offer) => (
            <Box key={offer.connection}>
              <LoadingButton isLoading={running === offer.connection} onClick={() => sync(offer.connection)}>
                {texts.panel.syncWith(offer.peerName)}
              </LoadingButton>
            </Box>
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

interface TwinProps {
  readonly twin: TwinStatus;
  readonly isRunning: boolean;
  readonly onSync: () => void;
}

function Twin({ twin, isRunning, onSync }: TwinProps) {
  const { texts, when } = useTexts();
  const { peerKey, peerUrl, problem, attachmentsPending } = twin;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {peerKey !== undefined && peerUrl !== undefined && (
          <Link href={peerUrl} openNewTab>
            {peerKey}
          </Link>
        )}
        {peerKey !== undefined && peerUrl === undefined && <Text weight="bold">{peerKey}</Text>}
        {peerKey === undefined && <Text>{texts.panel.notYet}</Text>}
        <TwinStateLozenge state={twin.state} />
      </Inline>
      <Text color="color.text.subtle">{`${twin.peerName}: ${twin.connectionName}`}</Text>
      <Text size="small">{texts.panel.lastSync(when(twin.lastSync))}</Text>
      {attachmentsPending > 0 && <Text size="small">{texts.panel.attachments(attachmentsPending)}</Text>}
      {problem !== undefined && (
        <SectionMessage appearance="error" title={problem.message}>
          <Text>{problem.next}</Text>
        </SectionMessage>
      )}
      <Box>
        {isRunning ? (
          <LoadingButton isLoading>{texts.panel.syncNow}</LoadingButton>
        ) : (
          <Button spacing="compact" onClick={onSync}>
            {texts.panel.syncNow}
          </Button>
        )}
      </Box>
    </Stack>
  );
}
