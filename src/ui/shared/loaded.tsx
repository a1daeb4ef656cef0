import { SectionMessage, SectionMessageAction, Spinner, Stack, Text } from '@forge/react';
import { type ReactNode, useEffect, useState } from 'react';
import { FailureMessage } from './failure-message.tsx';
import { useTexts } from './texts/use-texts.ts';
import type { Answered } from './use-answer.ts';

interface LoadedProps<Answer> {
  readonly answer: Answered<Answer>;
  readonly onRetry: () => void;
  readonly children: (data: Answer) => ReactNode;
}

/** A spinner while the answer is on its way, the failure where there is none, else the answer. */
export function Loaded<Answer>({ answer, onRetry, children }: LoadedProps<Answer>) {
  if (answer.status === 'loading') return <Loading onRetry={onRetry} />;
  if (answer.status === 'failed') return <FailureMessage error={answer.error} onRetry={onRetry} />;
  return <>{children(answer.data)}</>;
}

/** After so many seconds a person is told that it takes long, and may ask again. */
const PATIENCE = 8;

function Loading({ onRetry }: { readonly onRetry: () => void }) {
  const { common } = useTexts().texts;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack space="space.200">
      <Spinner label={common.loading} />
      {isSlow && (
        <SectionMessage
          appearance="information"
          title={common.slow}
          actions={[
            <SectionMessageAction key="retry" onClick={onRetry}>
              {common.tryAgain}
            </SectionMessageAction>,
          ]}
        >
          <Text>{common.slowText}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}
