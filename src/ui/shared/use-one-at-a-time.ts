import { useRef } from 'react';

/**
 * The action, deaf while it runs: between a press and the drawing of a button that is at work there is time for a
 * second press.
 */
export function useOneAtATime<Given extends readonly unknown[]>(
  action: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  const runs = useRef(false);
  return async (...given) => {
    if (runs.current) return;
    runs.current = true;
    try {
      await action(...given);
    } finally {
      runs.current = false;
    }
  };
}
