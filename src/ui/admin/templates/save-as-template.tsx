import { Box, Checkbox, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { templateSuggest } from '../../../contract/templates.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { type EditedTemplate, TemplateModal } from './template-modal.tsx';

/** The rules in force of a connection as a template, looked over before it is saved. */
export function SaveAsTemplate({ connection }: { readonly connection: string }) {
  const { connectionTemplate: words } = useTexts().texts;
  const [people, setPeople] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [edited, setEdited] = useState<EditedTemplate>();
  const [error, setError] = useState<Failure>();
  const begin = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(templateSuggest, { connection, people });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setEdited({ ...outcome.data, about: '', revision: 0 });
  };
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} />}
      <Text>{words.saveText}</Text>
      <Checkbox
        label={words.people}
        testId="template-people"
        isChecked={people}
        onChange={(event) => setPeople(event.target.checked === true)}
      />
      <Box>
        <LoadingButton isLoading={isRunning} onClick={begin}>
          {words.save}
        </LoadingButton>
      </Box>
      <TemplateModal edited={edited} onSaved={() => undefined} onClose={() => setEdited(undefined)} />
    </Stack>
  );
}
