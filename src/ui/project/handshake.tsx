import { Box, LoadingButton, SectionMessage, Text } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { connectionCode } from '../../contract/project-admins.ts';
import { type Invitation, InvitationCode } from '../admin/invitation-code.tsx';
import { SixWords } from '../admin/six-words.tsx';
import { ask } from '../shared/ask.ts';
import { complain } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';

interface HandshakeProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onStale: () => void;
}

/** What is left to do before a connection runs: wait for the approval, send the code, compare the words. */
export function Handshake({ connection, onChanged, onStale }: HandshakeProps) {
  const { texts } = useTexts();
  const words = texts.siteSettings;
  const [isRunning, setRunning] = useState(false);
  const [invitation, setInvitation] = useState<Invitation>();
  const makeCode = useOneAtATime(async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionCode, { connection: connection.id, validHours: 72 });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    const { id, peer } = outcome.data.connection;
    setInvitation({
      connection: id,
      peerName: peer.name,
      code: outcome.data.code,
      expires: outcome.data.expires,
    });
  });
  const close = (): void => {
    setInvitation(undefined);
    onStale();
  };
  if (invitation !== undefined) return <InvitationCode invitation={invitation} onDone={close} />;
  if (connection.next === 'approve')
    return (
      <SectionMessage appearance="information" title={words.waits}>
        <Text>{words.waitsText}</Text>
      </SectionMessage>
    );
  if (connection.next === 'paste-code')
    return (
      <SectionMessage appearance="success">
        <Text>{words.pasteAgain}</Text>
      </SectionMessage>
    );
  if (connection.next === 'make-code')
    return (
      <Box>
        <LoadingButton appearance="primary" isLoading={isRunning} onClick={makeCode}>
          {words.makeCode}
        </LoadingButton>
      </Box>
    );
  if (connection.state === 'accepted')
    return <SixWords connection={connection} onChanged={onChanged} onRefused={onStale} />;
  return null;
}
