import { useEffect, useRef, useState } from 'react';

/**
 * The value of a controlled input whose owner answers late. What the person does shows at once; a value from the
 * page is taken unless it only repeats one that was sent to it before, which would undo newer typing.
 */
export function useEchoedValue<T>(
  fromPage: T | undefined,
  initial: T,
): { value: T; typed: (next: T) => void } {
  const [value, setValue] = useState<T>(fromPage ?? initial);
  const sent = useRef<string[]>([]);
  const mark = JSON.stringify(fromPage);
  const latest = useRef(fromPage);
  latest.current = fromPage;

  useEffect(() => {
    if (mark === undefined || latest.current === undefined) return;
    const at = sent.current.lastIndexOf(mark);
    if (at >= 0) {
      sent.current.splice(0, at + 1);
      return;
    }
    sent.current = [];
    setValue(latest.current);
  }, [mark]);

  return {
    value,
    typed: (next) => {
      const text = JSON.stringify(next);
      if (fromPage !== undefined && text !== mark) sent.current.push(text);
      setValue(next);
    },
  };
}
