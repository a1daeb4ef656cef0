import { useRef } from 'react';

/**
 * The action, deaf while it runs: between a press and the drawing of a button that is at work there is time for a
 * second press. It is the action of the latest drawing, too: who types and presses Enter at once is faster than the
 * page that hands the new form over.
 */
export function useOneAtATime<Given extends readonly unknown[]>(
  action: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  const runs = useRef(false);
  const latest = useRef(action);
  latest.current = action;
  return async (...given) => {
    if (runs.current) return;
    runs.current = true;
    try {
      await latest.current(...given);
    } finally {
      runs.current = false;
    }
  };
}
