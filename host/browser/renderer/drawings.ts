import { createContext } from 'react';
import type { Drawing } from './node-props.ts';

/** Node type -> what draws it. Handed down by the page, because drawings draw nodes in their turn. */
export type Drawings = Readonly<Record<string, Drawing | undefined>>;

export const DrawingsContext = createContext<Drawings>({});
