import { Button, ButtonGroup, Form, FormFooter, FormSection, LoadingButton } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { connectionAsk } from '../../contract/project-admins.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';

interface AskPartnerProps {
  /** The invitation is made at once; otherwise a site admin is asked first. */
  readonly isAlone: boolean;
  readonly onAsked: (asked: AnswerOf<typeof connectionAsk>) => void;
  readonly onBack: () => void;
}

const empty = { localName: '', peerName: '', peerSiteUrl: '', region: '' };

/** Names of both ends of a Basic connection of this space. */
export function AskPartner({ isAlone, onAsked, onBack }: AskPartnerProps) {
  const { invite, common, siteSettings } = useTexts().texts;
  const [draft, setDraft] = useState(empty);
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const { localName, peerName, ...optional } = draft;

  const submit = useOneAtATime(async (): Promise<void> => {
    setTried(true);
    if (localName.trim() === '' || peerName.trim() === '') return;
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value.trim() !== ''));
    setRunning(true);
    setError(undefined);
    const outcome = await ask(connectionAsk, { localName, peerName, validHours: 72, ...given });
    setRunning(false);
    if (outcome.ok) onAsked(outcome.data);
    else setError(outcome.error);
  });
  const line = (name: keyof typeof empty, label: string, hint?: string, isRequired = false) => (
    <TextField
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      isRequired={isRequired}
      isFirst={name === 'localName'}
      value={draft[name]}
      error={
        error?.field === name
          ? error.message
          : isRequired && isTried && draft[name].trim() === ''
            ? common.required
            : undefined
      }
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
    />
  );

  return (
    <Form onSubmit={submit}>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        {line('localName', invite.localName, invite.localHint, true)}
        {line('peerName', invite.peerName, invite.peerHint, true)}
        {line('peerSiteUrl', invite.stepSite)}
        {line('region', invite.region, invite.regionHint)}
      </FormSection>
      <FormFooter>
        <ButtonGroup>
          <Button appearance="subtle" onClick={onBack}>
            {common.back}
          </Button>
          <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
            {isAlone ? invite.submit : siteSettings.ask}
          </LoadingButton>
        </ButtonGroup>
      </FormFooter>
    </Form>
  );
}
