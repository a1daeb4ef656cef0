import {
  Box,
  Button,
  FileCard,
  Heading,
  Label,
  Link,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import { useTexts } from '../shared/texts/use-texts.ts';

export interface Invitation {
  readonly connection: string;
  readonly peerName: string;
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expires: number;
  /** The app on the partner's site, where that site was named. */
  readonly acceptUrl?: string | undefined;
}

interface InvitationCodeProps {
  readonly invitation: Invitation;
  readonly onDone: () => void;
}

/** The code, to be copied or saved: UI Kit gives pages no clipboard. It is not stored, so this is its only showing. */
export function InvitationCode({ invitation, onDone }: InvitationCodeProps) {
  const { texts, when } = useTexts();
  const { invite } = texts;
  return (
    <Stack space="space.200">
      <Heading as="h3">{invite.codeHeading}</Heading>
      <Text>{invite.codeText(invitation.peerName, when(invitation.expires))}</Text>
      <Box>
        <Label labelFor="invitation-code">{invite.code}</Label>
        <TextArea
          id="invitation-code"
          testId="invitation-code"
          isReadOnly
          isMonospaced
          autoFocus
          minimumRows={6}
          value={invitation.code}
        />
      </Box>
      <FileCard
        fileName={invite.codeFile}
        fileSize={invitation.code.length}
        fileType="text/plain"
        onDownload={() => new Blob([invitation.code], { type: 'text/plain' })}
      />
      {invitation.acceptUrl !== undefined && (
        <Text>
          {invite.bothSites}{' '}
          <Link href={invitation.acceptUrl} openNewTab>
            {invite.openThere}
          </Link>
        </Text>
      )}
      <SectionMessage appearance="information">
        <Text>{invite.afterwards}</Text>
      </SectionMessage>
      <Box>
        <Button appearance="primary" onClick={onDone}>
          {invite.open}
        </Button>
      </Box>
    </Stack>
  );
}
