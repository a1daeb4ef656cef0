import { useEffect, useState } from 'react';

/** Loads again and again while the page is visible, so that what happens on the sites shows by itself. */
export function usePoll<T>(
  load: () => Promise<T>,
  everyMs: number,
): { value: T | undefined; error: string | undefined } {
  const [state, setState] = useState<{ value: T | undefined; error: string | undefined }>({
    value: undefined,
    error: undefined,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew on each render and always asks for the same
  useEffect(() => {
    let live = true;
    let timer: number | undefined;
    const turn = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        try {
          const value = await load();
          if (live) setState({ value, error: undefined });
        } catch (error) {
          if (live)
            setState((old) => ({ ...old, error: error instanceof Error ? error.message : String(error) }));
        }
      }
      if (live) timer = window.setTimeout(turn, everyMs);
    };
    void turn();
    return () => {
      live = false;
      window.clearTimeout(timer);
    };
  }, [everyMs]);
  return state;
}
