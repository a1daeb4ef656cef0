import { Box, ErrorMessage, HelperMessage, Label, RequiredAsterisk, Select } from '@forge/react';
import { useState } from 'react';
import { projectSearch } from '../../contract/connections.ts';
import { FailureMessage } from './failure-message.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';

interface SpaceSelectProps {
  readonly hint: string;
  /** Id of the space that is chosen already. */
  readonly chosen?: string;
  readonly error: string | undefined;
  readonly onChange: (projectId: string) => void;
}

interface SpaceOption {
  readonly label: string;
  readonly value: string;
}

/** Below this many, all are in the list and typing only filters; above it, typing asks the site. */
const searchFrom = 20;

/** One of the spaces that the person may connect. */
export function SpaceSelect({ hint, chosen, error, onChange }: SpaceSelectProps) {
  const { texts } = useTexts();
  const [query, setQuery] = useState('');
  const { answer, reload } = useAnswer(projectSearch, { query });
  if (answer.status === 'failed')
    return <FailureMessage error={answer.error} onRetry={() => void reload()} />;
  const projects = answer.status === 'ready' ? answer.data.projects : [];
  const options = projects.map(({ id, key, name }) => ({ label: `${name} (${key})`, value: id }));
  const begun = options.find(({ value }) => value === chosen);
  return (
    <Box paddingBlockEnd="space.100">
      <Label labelFor="space">
        {texts.invite.space}
        <RequiredAsterisk />
      </Label>
      <Select
        id="space"
        testId="space"
        isLoading={answer.status === 'loading'}
        isInvalid={error !== undefined}
        placeholder={texts.invite.spacePlaceholder}
        options={options}
        {...(begun === undefined ? {} : { defaultValue: begun })}
        key={begun?.value}
        onInputChange={(typed) => {
          if (query !== '' || options.length >= searchFrom) setQuery(typed);
        }}
        onChange={(option: SpaceOption | null) => onChange(option?.value ?? '')}
      />
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      {error === undefined && answer.status === 'ready' && options.length === 0 && query === '' && (
        <ErrorMessage>{texts.invite.noSpaces}</ErrorMessage>
      )}
      {error === undefined && <HelperMessage>{hint}</HelperMessage>}
    </Box>
  );
}
