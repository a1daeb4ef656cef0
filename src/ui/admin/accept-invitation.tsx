import {
  Form,
  FormFooter,
  FormSection,
  Heading,
  HelperMessage,
  Label,
  LoadingButton,
  Stack,
  TextArea,
} from '@forge/react';
import { useNavigate, useParams } from '@forge/react/router';
import { useState } from 'react';
import { invitationRead } from '../../contract/invitations.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { Steps } from '../shared/steps.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';
import { AgreementForm } from './agreement-form.tsx';
import type { ReadInvitation } from './read-invitation.ts';
import { Trail } from './trail.tsx';

/** The way from a pasted code to the six words: read, agree, compare. */
export function AcceptInvitation() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const { '*': step = '' } = useParams();
  const [read, setRead] = useState<ReadInvitation>();
  const isAgreeing = step === 'agree' && read !== undefined;
  const { stepPaste, stepConsent, stepWords, heading } = texts.accept;
  return (
    <Stack space="space.300">
      <Trail />
      <Heading as="h2">{heading}</Heading>
      <Steps labels={[stepPaste, stepConsent, stepWords]} at={isAgreeing ? 1 : 0} />
      <Narrow>
        {!isAgreeing ? (
          <CodeForm
            pasted={read?.code ?? ''}
            onRead={(found) => {
              setRead(found);
              navigate('/accept/agree');
            }}
          />
        ) : (
          <AgreementForm
            read={read}
            onAccepted={(id) => navigate(`/connection/${id}`)}
            onRefused={() => navigate('/')}
          />
        )}
      </Narrow>
    </Stack>
  );
}

interface CodeFormProps {
  /** What was pasted before. */
  readonly pasted?: string;
  readonly onRead: (read: ReadInvitation) => void;
}

/** The place for a code, and its reading. */
export function CodeForm({ pasted: before = '', onRead }: CodeFormProps) {
  const { texts } = useTexts();
  const [code, setCode] = useState(before);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();

  const submit = useOneAtATime(async (): Promise<void> => {
    // Mail programs break long lines; the code itself has no white space.
    const pasted = code.replace(/\s+/g, '');
    if (pasted === '') return setError({ code: 'empty', message: texts.common.required });
    setRunning(true);
    setError(undefined);
    const outcome = await ask(invitationRead, { code: pasted });
    setRunning(false);
    if (outcome.ok) onRead({ code: pasted, invitation: outcome.data });
    else setError(outcome.error);
  });

  return (
    <Form onSubmit={submit}>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        <Label labelFor="code">{texts.accept.code}</Label>
        <TextArea
          id="code"
          testId="code"
          isMonospaced
          autoFocus
          minimumRows={6}
          value={code}
          isInvalid={error !== undefined}
          onChange={(event) => setCode(String(event.target.value ?? ''))}
        />
        <HelperMessage>{texts.accept.codeHint}</HelperMessage>
      </FormSection>
      <FormFooter>
        <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
          {texts.accept.read}
        </LoadingButton>
      </FormFooter>
    </Form>
  );
}
