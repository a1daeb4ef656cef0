import { Box, Button, Heading, SectionMessage, Stack, Text } from '@forge/react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { Draft } from '../../../contract/versions.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PartFormProps {
  readonly draft: Draft;
  /** Names of the parts of a version that this form holds: their problems stand above it. */
  readonly names: readonly string[];
  /** Why the parts cannot be changed as the draft is: then it stands in place of the fields. */
  readonly fixed?: string | undefined;
  readonly isSaving: boolean;
  readonly onSave: () => Promise<Failure | undefined>;
  readonly children: ReactNode;
}

/** A form over parts of the draft: what is wrong with them, the fields, and the button that saves them. */
export function PartForm({ draft, names, fixed, isSaving, onSave, children }: PartFormProps) {
  const { scopePart: words } = useTexts().texts;
  const [error, setError] = useState<Failure>();
  const wrong = draft.problems.filter(({ field }) =>
    names.some((name) => field === name || field.startsWith(`${name}.`)),
  );
  return (
    <Narrow>
      <Stack space="space.300">
        {fixed !== undefined && (
          <SectionMessage appearance="information">
            <Text>{fixed}</Text>
          </SectionMessage>
        )}
        {wrong.map(({ field, message, next }) => (
          <SectionMessage key={`${field} ${message}`} appearance="warning">
            <Text>{[message, next].filter(Boolean).join(' ')}</Text>
          </SectionMessage>
        ))}
        {fixed === undefined && children}
        {error !== undefined && <FailureMessage error={error} />}
        {fixed === undefined && (
          <Box>
            <Button appearance="primary" isDisabled={isSaving} onClick={async () => setError(await onSave())}>
              {words.save}
            </Button>
          </Box>
        )}
      </Stack>
    </Narrow>
  );
}

/** Fields of one matter under its heading. */
export function Section({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Stack space="space.050">
      <Heading as="h3">{heading}</Heading>
      {children}
    </Stack>
  );
}
