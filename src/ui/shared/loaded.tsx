import { Spinner } from '@forge/react';
import type { ReactNode } from 'react';
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
  const { texts } = useTexts();
  if (answer.status === 'loading') return <Spinner label={texts.common.loading} />;
  if (answer.status === 'failed') return <FailureMessage error={answer.error} onRetry={onRetry} />;
  return <>{children(answer.data)}</>;
}
