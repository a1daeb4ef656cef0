import { createContext } from 'react';
import type { Boot } from './boot.ts';
import type { Frames } from './frames.ts';

/** What components need of the page around them. */
export interface PageHost {
  readonly boot: Boot;
  readonly frames: Frames;
  /** The site's REST as the person who looks at the page. Throws with Jira's status. */
  product(path: string): Promise<unknown>;
}

export const PageHostContext = createContext<PageHost | null>(null);
