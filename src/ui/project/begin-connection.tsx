import { Box, Button, ButtonGroup, Stack } from '@forge/react';
import { useState } from 'react';
import { projectRights } from '../../contract/project-admins.ts';
import { CodeForm } from '../admin/accept-invitation.tsx';
import { AgreementForm } from '../admin/agreement-form.tsx';
import { type Invitation, InvitationCode } from '../admin/invitation-code.tsx';
import type { ReadInvitation } from '../admin/read-invitation.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { AskPartner } from './ask-partner.tsx';

interface BeginConnectionProps {
  readonly onOpen: (connection: string) => void;
}

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'ask' }
  | { readonly at: 'code'; readonly invitation: Invitation }
  | { readonly at: 'paste' }
  | { readonly at: 'agree'; readonly read: ReadInvitation };

/** How an administrator of the space begins a connection, where the site lets them. */
export function BeginConnection({ onOpen }: BeginConnectionProps) {
  const { texts } = useTexts();
  const { answer, reload } = useAnswer(projectRights, {});
  const [step, setStep] = useState<Step>({ at: 'choose' });
  if (answer.status === 'failed')
    return <FailureMessage error={answer.error} onRetry={() => void reload()} />;
  if (answer.status !== 'ready' || answer.data.projectAdmins === 'never') return null;
  const choose = () => setStep({ at: 'choose' });
  switch (step.at) {
    case 'choose':
      return (
        // As wide as its buttons: directly in a stack the group would take the whole line.
        <Box>
          <ButtonGroup>
            <Button onClick={() => setStep({ at: 'paste' })}>{texts.list.accept}</Button>
            <Button appearance="primary" onClick={() => setStep({ at: 'ask' })}>
              {texts.list.initiate}
            </Button>
          </ButtonGroup>
        </Box>
      );
    case 'ask':
      return (
        <Narrow>
          <AskPartner
            isAlone={answer.data.projectAdmins === 'alone'}
            onBack={choose}
            onAsked={({ connection, code, expires }) => {
              if (code === undefined || expires === undefined) {
                tell(texts.siteSettings.waits, texts.siteSettings.waitsText);
                return onOpen(connection.id);
              }
              const { id, peer } = connection;
              setStep({ at: 'code', invitation: { connection: id, peerName: peer.name, code, expires } });
            }}
          />
        </Narrow>
      );
    case 'code':
      return (
        <Narrow>
          <InvitationCode invitation={step.invitation} onDone={() => onOpen(step.invitation.connection)} />
        </Narrow>
      );
    case 'paste':
      return <PastedCode onRead={(read) => setStep({ at: 'agree', read })} onBack={choose} />;
    case 'agree':
      return (
        <Narrow>
          <AgreementForm read={step.read} onAccepted={onOpen} onRefused={choose} />
        </Narrow>
      );
  }
}

interface PastedCodeProps {
  readonly onRead: (read: ReadInvitation) => void;
  readonly onBack: () => void;
}

function PastedCode({ onRead, onBack }: PastedCodeProps) {
  const { common } = useTexts().texts;
  return (
    <Narrow>
      <Stack space="space.100">
        <CodeForm onRead={onRead} />
        <Box>
          <Button appearance="subtle" onClick={onBack}>
            {common.back}
          </Button>
        </Box>
      </Stack>
    </Narrow>
  );
}
