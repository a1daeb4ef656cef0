import {
  Box,
  Button,
  ButtonGroup,
  Checkbox,
  ErrorMessage,
  Form,
  FormFooter,
  FormSection,
  Heading,
  LoadingButton,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { invitationAccept, invitationRefuse } from '../../contract/invitations.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { FailureMessage } from '../shared/failure-message.tsx';
import { SpaceSelect } from '../shared/space-select.tsx';
import { tell } from '../shared/tell.ts';
import { TextField } from '../shared/text-field.tsx';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';
import { InvitationFacts } from './invitation-facts.tsx';
import type { ReadInvitation } from './read-invitation.ts';
import { useAgreement } from './use-agreement.ts';

interface AgreementFormProps {
  readonly read: ReadInvitation;
  readonly onAccepted: (connection: string) => void;
  readonly onRefused: () => void;
}

/** What crosses, the text to agree to, and this side's own choices. */
export function AgreementForm({ read: asPasted, onAccepted, onRefused }: AgreementFormProps) {
  const { texts } = useTexts();
  const { read, isAgreed, setAgreed, readAgain } = useAgreement(asPasted);
  const { invitation } = read;
  const [choices, setChoices] = useState({ localName: invitation.to.name, projectId: '', region: '' });
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const [error, setError] = useState<Failure>();

  const leave = () => void readAgain(ownWordsOf(choices)).then(setError);
  const change = (part: Partial<Choices>) => setChoices((old) => ({ ...old, ...part }));
  const submit = useOneAtATime(async (): Promise<void> => {
    setTried(true);
    if (!isAgreed || choices.projectId === '' || choices.localName.trim() === '') return;
    setRunning(true);
    setError(undefined);
    const outcome = await ask(invitationAccept, requestOf(read, choices));
    setRunning(false);
    if (!outcome.ok) {
      if (outcome.error.field === 'consent') await readAgain(ownWordsOf(choices));
      return setError(outcome.error);
    }
    tellAccepted(outcome.data.state, texts);
    onAccepted(outcome.data.id);
  });

  return (
    <Form onSubmit={submit}>
      <InvitationFacts invitation={invitation} />
      <FormSection>
        <Choices choices={choices} isTried={isTried} onChange={change} onLeave={leave} />
        <Agreement
          text={invitation.consent.text}
          isAgreed={isAgreed}
          isTried={isTried}
          onChange={setAgreed}
        />
        {error !== undefined && <FailureMessage error={error} />}
      </FormSection>
      <FormFooter>
        <ButtonGroup>
          <Button appearance="subtle" onClick={() => setRefusing(true)}>
            {texts.accept.refuse}
          </Button>
          <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
            {texts.accept.submit}
          </LoadingButton>
        </ButtonGroup>
      </FormFooter>
      <RefuseInvitation
        code={read.code}
        isOpen={isRefusing}
        onClose={() => setRefusing(false)}
        onRefused={onRefused}
      />
    </Form>
  );
}

/** On the page of a space a site admin may have to agree first. */
function tellAccepted(state: ConnectionDetail['state'], { accept, siteSettings }: Texts): void {
  if (state === 'awaiting-approval') tell(siteSettings.waits, siteSettings.waitsText);
  else tell(accept.accepted, accept.acceptedText);
}

interface Choices {
  readonly localName: string;
  readonly projectId: string;
  readonly region: string;
}

function ownWordsOf({ localName, region }: Choices) {
  return { localName, ...(region.trim() === '' ? {} : { region }) };
}

function requestOf({ code, invitation }: ReadInvitation, choices: Choices) {
  const { projectId } = choices;
  return { code, projectId, consent: invitation.consent.hash, ...ownWordsOf(choices) };
}

interface ChoicesProps {
  readonly choices: Choices;
  readonly isTried: boolean;
  readonly onChange: (part: Partial<Choices>) => void;
  readonly onLeave: () => void;
}

function Choices({ choices, isTried, onChange, onLeave }: ChoicesProps) {
  const { texts } = useTexts();
  const { invite, common } = texts;
  const missing = (value: string): string | undefined =>
    isTried && value.trim() === '' ? common.required : undefined;
  return (
    <>
      <TextField
        name="localName"
        label={invite.localName}
        hint={invite.localHint}
        isRequired
        value={choices.localName}
        error={missing(choices.localName)}
        onChange={(localName) => onChange({ localName })}
        onLeave={onLeave}
      />
      <SpaceSelect
        hint={invite.spaceHint}
        error={missing(choices.projectId)}
        onChange={(projectId) => onChange({ projectId })}
      />
      <TextField
        name="region"
        label={invite.region}
        hint={invite.regionHint}
        value={choices.region}
        onChange={(region) => onChange({ region })}
        onLeave={onLeave}
      />
    </>
  );
}

const paper = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  padding: 'space.150',
});

interface AgreementProps {
  readonly text: string;
  readonly isAgreed: boolean;
  readonly isTried: boolean;
  readonly onChange: (isAgreed: boolean) => void;
}

function Agreement({ text, isAgreed, isTried, onChange }: AgreementProps) {
  const { texts } = useTexts();
  return (
    <Stack space="space.100">
      <Heading as="h4">{texts.accept.consent}</Heading>
      <Box xcss={paper}>
        <Stack space="space.050">
          {text.split('\n').map((line) => (
            <Text key={line} size="small">
              {line}
            </Text>
          ))}
        </Stack>
      </Box>
      <Checkbox
        testId="agree"
        label={texts.accept.agree}
        isChecked={isAgreed}
        onChange={(event) => onChange(event.target.checked === true)}
      />
      {isTried && !isAgreed && <ErrorMessage>{texts.accept.agreeFirst}</ErrorMessage>}
    </Stack>
  );
}

interface RefuseInvitationProps {
  readonly code: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRefused: () => void;
}

function RefuseInvitation({ code, isOpen, onClose, onRefused }: RefuseInvitationProps) {
  const { texts } = useTexts();
  const refuse = async (): Promise<Failure | undefined> => {
    const outcome = await ask(invitationRefuse, { code });
    if (!outcome.ok) return outcome.error;
    tell(texts.accept.refused);
    onRefused();
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={texts.accept.refuseHeading}
      text={texts.accept.refuseText}
      action={texts.accept.refuse}
      onConfirm={refuse}
      onClose={onClose}
    />
  );
}
