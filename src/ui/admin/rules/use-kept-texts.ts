import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScriptSide } from '../../../contract/scripts.ts';

/** Both scripts of a side; empty where there is none. */
export type ScriptTexts = Readonly<Record<ScriptSide, string>>;

interface KeptTexts {
  readonly texts: ScriptTexts;
  /** The same, for what goes on while the page is not drawn. */
  readonly latest: { readonly current: ScriptTexts };
  readonly write: (side: ScriptSide, text: string) => void;
}

/**
 * The scripts as they stand on the page. What somebody else saved, or what was discarded, takes the place of what stood
 * there; else what is not saved yet stays.
 */
export function useKeptTexts({ outgoing, incoming }: ScriptTexts): KeptTexts {
  const [texts, setTexts] = useState<ScriptTexts>({ outgoing, incoming });
  const latest = useRef(texts);
  const before = useRef(texts);
  const write = useCallback((side: ScriptSide, text: string): void => {
    latest.current = { ...latest.current, [side]: text };
    setTexts(latest.current);
  }, []);
  useEffect(() => {
    const saved = { outgoing, incoming };
    for (const side of ['outgoing', 'incoming'] as const)
      if (before.current[side] !== saved[side]) write(side, saved[side]);
    before.current = saved;
  }, [outgoing, incoming, write]);
  return { texts, latest, write };
}
