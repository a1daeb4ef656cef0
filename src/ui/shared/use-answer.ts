import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Operation } from '../../contract/operation.ts';
import { ask } from './ask.ts';

export type Answered<Answer> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: Failure }
  | { readonly status: 'ready'; readonly data: Answer };

interface UseAnswer<Answer> {
  readonly answer: Answered<Answer>;
  /** Asks again; what is shown stays until the new answer is there. */
  readonly reload: () => Promise<void>;
  /** Shows an answer that another operation has brought. */
  readonly show: (data: Answer) => void;
}

/** The answer of an operation that a page opens with. `every` asks again after so many seconds, while it is set. */
export function useAnswer<Request, Answer>(
  operation: Operation<Request, Answer>,
  request: NoInfer<Request>,
  every?: (data: Answer) => number | undefined,
): UseAnswer<Answer> {
  const [answer, setAnswer] = useState<Answered<Answer>>({ status: 'loading' });
  const mark = JSON.stringify(request);
  const latest = useRef(request);
  latest.current = request;
  const newest = useRef(0);

  const reload = useCallback(async () => {
    newest.current += 1;
    const turn = newest.current;
    const outcome = await ask(operation, latest.current);
    // A slow answer must not cover what a later question has brought.
    if (turn !== newest.current) return;
    setAnswer(
      outcome.ok ? { status: 'ready', data: outcome.data } : { status: 'failed', error: outcome.error },
    );
  }, [operation]);

  useEffect(() => {
    setAnswer({ status: 'loading' });
    void reload();
  }, [reload, mark]);

  const seconds = answer.status === 'ready' ? every?.(answer.data) : undefined;
  useEffect(() => {
    if (seconds === undefined || answer.status !== 'ready') return undefined;
    const timer = setTimeout(() => void reload(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [answer, seconds, reload]);

  const show = useCallback((data: Answer) => {
    newest.current += 1;
    setAnswer({ status: 'ready', data });
  }, []);
  return { answer, reload, show };
}
