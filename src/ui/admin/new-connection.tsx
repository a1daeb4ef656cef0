import {
  Button,
  ButtonGroup,
  Form,
  FormFooter,
  FormSection,
  Heading,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import { useNavigate, useParams } from '@forge/react/router';
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
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';
import { type Invitation, InvitationCode } from './invitation-code.tsx';
import { PeerSiteForm } from './peer-site-form.tsx';
import { type Begun, FillTemplate } from './templates/fill-template.tsx';
import { Trail } from './trail.tsx';

const empty = {
  localName: '',
  peerName: '',
  name: '',
  description: '',
  projectId: '',
  region: '',
};
type Draft = typeof empty;
const required = ['localName', 'peerName', 'projectId'] as const;

/** The way to an invitation code: the partner's site, names of both ends and a space, then the code to send. */
export function NewConnection() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const { template, '*': step = '' } = useParams();
  const [begun, setBegun] = useState<Begun>();
  const [site, setSite] = useState<string>();
  const [draft, setDraft] = useState<Draft>(empty);
  const [invitation, setInvitation] = useState<Invitation>();
  // The browser's own way back leads to the step before, with what was typed there.
  const isNaming = step === 'names' && site !== undefined;
  const { stepSite, stepNames, stepCode, stepWords, heading } = texts.invite;
  const isFilling = template !== undefined && begun === undefined;
  const at = invitation !== undefined ? 2 : isNaming ? 1 : 0;
  const first = template === undefined ? [] : [texts.templates.fillStep];
  return (
    <Stack space="space.300">
      <Trail />
      <Heading as="h2">{heading}</Heading>
      <Steps
        labels={[...first, stepSite, stepNames, stepCode, stepWords]}
        at={isFilling ? 0 : at + first.length}
      />
      <Narrow>
        {invitation !== undefined ? (
          <InvitationCode
            invitation={invitation}
            onDone={() => navigate(`/connection/${invitation.connection}`)}
          />
        ) : isFilling ? (
          <FillTemplate
            template={template}
            onFilled={(filled) => {
              setBegun(filled);
              setDraft(draftFrom(filled));
            }}
          />
        ) : !isNaming ? (
          <PeerSiteForm
            named={site ?? ''}
            onNamed={(origin) => {
              setSite(origin);
              navigate(template === undefined ? '/new/names' : `/new-from/${template}/names`);
            }}
          />
        ) : (
          <NamesForm
            site={site}
            begun={begun}
            draft={draft}
            onDraft={setDraft}
            onBack={() => navigate(-1)}
            onInvited={setInvitation}
          />
        )}
      </Narrow>
    </Stack>
  );
}

interface NamesFormProps {
  /** Origin of the partner's site; empty where nobody knows it. */
  readonly site: string;
  /** The template that it begins with. */
  readonly begun: Begun | undefined;
  readonly draft: Draft;
  readonly onDraft: (change: (before: Draft) => Draft) => void;
  readonly onBack: () => void;
  readonly onInvited: (invitation: Invitation) => void;
}

function NamesForm({ site, begun, draft, onDraft, onBack, onInvited }: NamesFormProps) {
  const { texts } = useTexts();
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const missing = required.filter((name) => draft[name].trim() === '');

  const submit = useOneAtATime(async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    setRunning(true);
    setError(undefined);
    const outcome = await ask(connectionInvite, requestOf(draft, site, begun));
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    tell(texts.invite.made);
    const { connection, ...made } = outcome.data;
    onInvited({ connection: connection.id, peerName: connection.peer.name, ...made });
  });

  return (
    <Form onSubmit={submit}>
      <Stack space="space.100">
        {site === '' ? (
          <SectionMessage appearance="warning">
            <Text>{texts.invite.forAnySite}</Text>
          </SectionMessage>
        ) : (
          <Text>{texts.invite.forSite(site)}</Text>
        )}
        <Text>{texts.invite.intro}</Text>
      </Stack>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        <Fields
          draft={draft}
          onChange={(part) => onDraft((before) => ({ ...before, ...part }))}
          problemOf={(name) => {
            if (error?.field === name) return error.message;
            return isTried && missing.some((one) => one === name) ? texts.common.required : undefined;
          }}
        />
        <FirstRules begun={begun} />
      </FormSection>
      <FormFooter>
        <ButtonGroup>
          <Button appearance="subtle" onClick={onBack}>
            {texts.common.back}
          </Button>
          <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
            {texts.invite.submit}
          </LoadingButton>
        </ButtonGroup>
      </FormFooter>
    </Form>
  );
}

/** The rules that the connection begins with. */
function FirstRules({ begun }: Pick<NamesFormProps, 'begun'>) {
  const { invite, templates } = useTexts().texts;
  return begun === undefined ? (
    <SectionMessage appearance="information" title={invite.modeHeading}>
      <Text>{invite.modeText}</Text>
    </SectionMessage>
  ) : (
    <SectionMessage appearance="information" title={templates.fillHeading(begun.name)}>
      <Text>{templates.afterwards(begun.name)}</Text>
    </SectionMessage>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly problemOf: (name: string) => string | undefined;
}

function Fields({ draft, onChange, problemOf }: FieldsProps) {
  const { invite } = useTexts().texts;
  const line = (name: keyof Draft, label: string, hint: string, isRequired = false, isFirst = false) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      isRequired={isRequired}
      isFirst={isFirst}
      value={draft[name]}
      error={problemOf(name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const made = `${draft.localName || invite.localName} - ${draft.peerName || invite.peerName}`;
  return (
    <>
      {line('localName', invite.localName, invite.localHint, true, true)}
      {line('peerName', invite.peerName, invite.peerHint, true)}
      <SpaceSelect
        hint={invite.spaceHint}
        chosen={draft.projectId}
        error={problemOf('projectId')}
        onChange={(projectId) => onChange({ projectId })}
      />
      {line('name', invite.name, invite.nameHint(made))}
      {line('description', invite.description, invite.descriptionHint)}
      {line('region', invite.region, invite.regionHint)}
    </>
  );
}

/** What a template fills in already. */
function draftFrom(begun: Begun): Draft {
  const { name, description, localName, peerName, projectId = '' } = begun.connection;
  return { ...empty, name, description, localName, peerName, projectId };
}

/** Optional fields that are empty are left out. */
function requestOf(draft: Draft, peerSiteUrl: string, begun: Begun | undefined) {
  const { localName, peerName, projectId, ...optional } = draft;
  const given = Object.fromEntries(
    Object.entries({ ...optional, peerSiteUrl }).filter(([, value]) => value.trim() !== ''),
  );
  const { id, values } = begun ?? {};
  const template = id === undefined || values === undefined ? {} : { template: { id, values } };
  return { localName, peerName, projectId, mode: 'basic' as const, validHours: 72, ...given, ...template };
}
