import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import type { Failure } from '../../contract/operation.ts';
import { useTexts } from './texts/use-texts.ts';

interface FailureMessageProps {
  readonly error: Failure;
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** What went wrong and what to do about it. */
export function FailureMessage({ error, title, onRetry }: FailureMessageProps) {
  const { texts } = useTexts();
  const next = error.next ?? (error.code === 'unexpected' ? texts.common.unexpectedNext : undefined);
  return (
    <SectionMessage
      appearance="error"
      title={title ?? (error.code === 'unexpected' ? texts.common.unexpected : error.message)}
      {...(onRetry === undefined
        ? {}
        : {
            actions: [
              <SectionMessageAction key="retry" onClick={onRetry}>
                {texts.common.tryAgain}
              </SectionMessageAction>,
            ],
          })}
    >
      <Stack space="space.050">
        {(title !== undefined || error.code === 'unexpected') && <Text>{error.message}</Text>}
        {next !== undefined && <Text>{next}</Text>}
      </Stack>
    </SectionMessage>
  );
}
