import { useState } from 'react';
import { connectionCheck } from '../../contract/connections.ts';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';

export type CheckFigures = AnswerOf<typeof connectionCheck>;

export interface Check {
  readonly isRunning: boolean;
  readonly figures: CheckFigures | undefined;
  readonly error: Failure | undefined;
  readonly run: () => Promise<void>;
}

/**
 * Asks the partner for a sign of life, and keeps what came of it until the next time. `onChecked`: the answer may have
 * changed how the connection stands.
 */
export function useCheck(connection: string, onChecked: () => void): Check {
  const [isRunning, setRunning] = useState(false);
  const [figures, setFigures] = useState<CheckFigures>();
  const [error, setError] = useState<Failure>();
  const run = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionCheck, { connection });
    setRunning(false);
    setFigures(outcome.ok ? outcome.data : undefined);
    setError(outcome.ok ? undefined : outcome.error);
    onChecked();
  };
  return { isRunning, figures, error, run };
}
