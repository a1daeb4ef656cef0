import {
  Form,
  FormFooter,
  FormSection,
  Heading,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useState } from 'react';
import { connectionInvite } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { SpaceSelect } from '../shared/space-select.tsx';
import { Steps } from '../shared/steps.tsx';
import { tell } from '../shared/tell.ts';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { type Invitation, InvitationCode } from './invitation-code.tsx';
import { Trail } from './trail.tsx';

const empty = {
  localName: '',
  peerName: '',
  peerSiteUrl: '',
  name: '',
  description: '',
  projectId: '',
  region: '',
};
type Draft = typeof empty;
const required = ['localName', 'peerName', 'projectId'] as const;

/** The way to an invitation code: names of both ends, a space, then the code to send. */
export function NewConnection() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const [invitation, setInvitation] = useState<Invitation>();
  const { stepNames, stepCode, stepWords, heading } = texts.invite;
  return (
    <Stack space="space.300">
      <Trail />
      <Heading as="h2">{heading}</Heading>
      <Steps labels={[stepNames, stepCode, stepWords]} at={invitation === undefined ? 0 : 1} />
      <Narrow>
        {invitation === undefined ? (
          <NamesForm onInvited={setInvitation} />
        ) : (
          <InvitationCode
            invitation={invitation}
            onDone={() => navigate(`/connection/${invitation.connection}`)}
          />
        )}
      </Narrow>
    </Stack>
  );
}

function NamesForm({ onInvited }: { readonly onInvited: (invitation: Invitation) => void }) {
  const { texts } = useTexts();
  const [draft, setDraft] = useState<Draft>(empty);
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const missing = required.filter((name) => draft[name].trim() === '');

  const submit = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    setRunning(true);
    setError(undefined);
    const outcome = await ask(connectionInvite, requestOf(draft));
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    tell(texts.invite.made);
    const { connection, code, expires } = outcome.data;
    onInvited({ connection: connection.id, peerName: connection.peer.name, code, expires });
  };

  return (
    <Form onSubmit={submit}>
      <Text>{texts.invite.intro}</Text>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        <Fields
          draft={draft}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          problemOf={(name) => {
            if (error?.field === name) return error.message;
            return isTried && missing.some((one) => one === name) ? texts.common.required : undefined;
          }}
        />
        <SectionMessage appearance="information" title={texts.invite.modeHeading}>
          <Text>{texts.invite.modeText}</Text>
        </SectionMessage>
      </FormSection>
      <FormFooter>
        <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
          {texts.invite.submit}
        </LoadingButton>
      </FormFooter>
    </Form>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly problemOf: (name: string) => string | undefined;
}

function Fields({ draft, onChange, problemOf }: FieldsProps) {
  const { invite } = useTexts().texts;
  const line = (name: keyof Draft, label: string, hint: string, isRequired = false) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      isRequired={isRequired}
      value={draft[name]}
      error={problemOf(name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const made = `${draft.localName || invite.localName} - ${draft.peerName || invite.peerName}`;
  return (
    <>
      {line('localName', invite.localName, invite.localHint, true)}
      {line('peerName', invite.peerName, invite.peerHint, true)}
      <SpaceSelect
        hint={invite.spaceHint}
        error={problemOf('projectId')}
        onChange={(projectId) => onChange({ projectId })}
      />
      {line('name', invite.name, invite.nameHint(made))}
      {line('description', invite.description, invite.descriptionHint)}
      {line('peerSiteUrl', invite.peerSite, invite.peerSiteHint)}
      {line('region', invite.region, invite.regionHint)}
    </>
  );
}

/** Optional fields that are empty are left out. */
function requestOf(draft: Draft) {
  const { localName, peerName, projectId, ...optional } = draft;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value.trim() !== ''));
  return { localName, peerName, projectId, mode: 'basic' as const, validHours: 72, ...given };
}
