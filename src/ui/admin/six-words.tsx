import {
  Box,
  Button,
  ButtonGroup,
  Heading,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import { type ConnectionDetail, connectionConfirm } from '../../contract/connections.ts';
import { invitationRefuse } from '../../contract/invitations.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { FailureMessage } from '../shared/failure-message.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';

interface SixWordsProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onRefused: () => void;
}

const word = xcss({
  backgroundColor: 'color.background.neutral',
  borderRadius: 'radius.small',
  paddingBlock: 'space.100',
  paddingInline: 'space.200',
});

/** The words that both admins must see alike, and their two answers. */
export function SixWords({ connection, onChanged, onRefused }: SixWordsProps) {
  const { texts } = useTexts();
  const [isRunning, setRunning] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const [error, setError] = useState<Failure>();
  const { words = [], confirmed, id } = connection;

  const confirm = useOneAtATime(async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionConfirm, { connection: id, words });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    const isActive = outcome.data.state === 'active';
    tell(isActive ? texts.words.active : texts.words.confirmed, isActive ? texts.words.activeText : '');
    onChanged(outcome.data);
  });

  const refuse = async (): Promise<Failure | undefined> => {
    const outcome = await ask(invitationRefuse, { connection: id });
    if (!outcome.ok) return outcome.error;
    onRefused();
    return undefined;
  };

  if (words.length === 0) return null;
  return (
    <Stack space="space.200">
      <Heading as="h3">{texts.words.heading}</Heading>
      <Text>{texts.words.text}</Text>
      <Words words={words} />
      {error !== undefined && <FailureMessage error={error} />}
      <Answers isHere={confirmed.here !== undefined} isThere={confirmed.there !== undefined} />
      {confirmed.here === undefined && (
        <Box>
          <ButtonGroup>
            <LoadingButton appearance="primary" isLoading={isRunning} onClick={confirm}>
              {texts.words.match}
            </LoadingButton>
            <Button appearance="danger" onClick={() => setRefusing(true)}>
              {texts.words.differ}
            </Button>
          </ButtonGroup>
        </Box>
      )}
      <ConfirmModal
        isOpen={isRefusing}
        title={texts.words.differHeading}
        text={texts.words.differText}
        action={texts.accept.refuse}
        onConfirm={refuse}
        onClose={() => setRefusing(false)}
      />
    </Stack>
  );
}

function Answers({ isHere, isThere }: { readonly isHere: boolean; readonly isThere: boolean }) {
  const { texts } = useTexts();
  if (!isHere && !isThere) return null;
  return (
    <SectionMessage appearance={isHere ? 'information' : 'warning'}>
      <Text>{isHere ? texts.words.confirmedHere : texts.words.confirmedThere}</Text>
    </SectionMessage>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  return (
    <Inline space="space.100" shouldWrap>
      {words.map((one, at) => (
        <Box key={`${at}-${one}`} xcss={word}>
          <Text weight="bold">{`${at + 1}. ${one}`}</Text>
        </Box>
      ))}
    </Inline>
  );
}
