import { Box, Link, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { type SyncTrigger, triggerPreview } from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { useTexts } from './texts/use-texts.ts';

interface JqlCheckProps {
  readonly connection: string;
  readonly jql: string;
  /** Left out: any work item. */
  readonly entity?: SyncTrigger['entity'];
  /** Undefined where the JQL can be used. */
  readonly onRefused: (error: Failure | undefined) => void;
  readonly onFound?: (found: Found) => void;
}

export type Found = AnswerOf<typeof triggerPreview>;

/** Tries a JQL: how many work items it finds now, and some of them. Nothing is started. */
export function JqlCheck({ connection, jql, entity, onRefused, onFound }: JqlCheckProps) {
  const { texts } = useTexts();
  const [isRunning, setRunning] = useState(false);
  const [found, setFound] = useState<{ jql: string; answer: Found }>();
  const check = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(triggerPreview, {
      connection,
      jql,
      ...(entity === undefined ? {} : { entity }),
    });
    setRunning(false);
    if (outcome.ok) onFound?.(outcome.data);
    setFound(outcome.ok ? { jql, answer: outcome.data } : undefined);
    onRefused(outcome.ok ? undefined : { ...outcome.error, field: outcome.error.field ?? 'jql' });
  };
  return (
    <Stack space="space.100">
      <Box>
        <LoadingButton isLoading={isRunning} isDisabled={jql.trim() === ''} onClick={check}>
          {texts.triggers.check}
        </LoadingButton>
      </Box>
      {found !== undefined && found.jql === jql && (
        <SectionMessage appearance="information" title={texts.triggers.found(found.answer.count)}>
          <Stack>
            {onFound !== undefined && found.answer.count > 0 && (
              <Text>{texts.triggers.unsynced(found.answer.unsynced)}</Text>
            )}
            {found.answer.sample.length === 0 && <Text>{texts.triggers.jqlHint}</Text>}
            <List type="unordered">
              {found.answer.sample.map((issue) => (
                <ListItem key={issue.key}>
                  <Link href={issue.url} openNewTab>
                    {issue.key}
                  </Link>{' '}
                  {issue.summary}
                </ListItem>
              ))}
            </List>
          </Stack>
        </SectionMessage>
      )}
    </Stack>
  );
}
