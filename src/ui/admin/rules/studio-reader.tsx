import { Frame, Stack } from '@forge/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { STUDIO, type StudioOrder } from '../../../contract/studio-link.ts';
import { heightOf, useStudio } from '../../shared/use-studio.ts';

interface StudioReaderProps {
  readonly order: StudioOrder;
  /** CSS length. */
  readonly height: string;
  /** What stands there until the frame has loaded, and where none can be. */
  readonly children?: ReactNode;
}

const nothing = (): void => {};

/** Something to read in the frame of the script editor. */
export function StudioReader({ order, height, children }: StudioReaderProps) {
  const { loads, hear, order: send } = useStudio(nothing);
  const latest = useRef(order);
  latest.current = order;
  const mark = JSON.stringify(order);
  useEffect(() => {
    if (loads > 0 && mark !== '') send(latest.current);
  }, [loads, mark, send]);
  return (
    <Stack>
      {loads === 0 && children}
      <Frame resource={STUDIO} height={heightOf(loads, height)} dispatch={hear} />
    </Stack>
  );
}
