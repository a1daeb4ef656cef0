import { events } from '@forge/bridge';
import { useCallback, useRef, useState } from 'react';
import {
  STUDIO_EVENT,
  type StudioOrder,
  type StudioReport,
  studioReport,
} from '../../contract/studio-link.ts';

interface StudioLink {
  /** Counts how often the editor was loaded; 0: it cannot hear anything yet. */
  readonly loads: number;
  /** For the frame's `dispatch`. */
  readonly hear: (message: unknown) => void;
  readonly order: (order: StudioOrder) => void;
  /** The text as it is now; undefined where the editor does not answer. */
  readonly textNow: () => Promise<string | undefined>;
  /** The frame is taken away. */
  readonly leaveEditor: () => void;
}

/** A frame that nothing is shown in yet is loaded all the same. */
export const heightOf = (loads: number, height: string): string => (loads === 0 ? '1px' : height);

/** Seconds after which an editor that does not answer is taken for gone. */
const PATIENCE = 2;

/** The page's way to the script editor in its frame. */
export function useStudio(onReport: (report: StudioReport) => void): StudioLink {
  const [loads, setLoads] = useState(0);
  const latest = useRef(onReport);
  latest.current = onReport;
  const isThere = useRef(false);
  const waiting = useRef<(text: string | undefined) => void>();

  const hear = useCallback((message: unknown) => {
    const report = studioReport.safeParse(message);
    if (!report.success) return;
    if (report.data.type === 'READY') {
      isThere.current = true;
      setLoads((count) => count + 1);
    }
    if (report.data.type === 'TOLD') waiting.current?.(report.data.text);
    latest.current(report.data);
  }, []);
  const order = useCallback((given: StudioOrder) => void events.emit(STUDIO_EVENT, given), []);
  const textNow = useCallback(
    () =>
      new Promise<string | undefined>((resolve) => {
        if (!isThere.current) return resolve(undefined);
        waiting.current = resolve;
        setTimeout(() => resolve(undefined), PATIENCE * 1000);
        order({ kind: 'tell' });
      }),
    [order],
  );
  const leaveEditor = useCallback(() => {
    isThere.current = false;
    setLoads(0);
  }, []);
  return { loads, hear, order, textNow, leaveEditor };
}
