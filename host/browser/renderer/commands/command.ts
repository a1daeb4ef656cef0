import type { RemoteFunction } from '../wire/forge-doc.ts';

/** The frame that sent a command. */
export interface FramePart {
  /** `page`: the hidden frame with the app's bundle. `resource`: a visible one. */
  readonly kind: 'page' | 'resource';
  readonly onHeight?: (height: number) => void;
  readonly dispatch?: RemoteFunction | undefined;
  readonly frameId?: string | undefined;
  /** Sends a command into the frame. */
  readonly tell: (command: string, data: unknown) => void;
}

/** Carries out one bridge command. What it throws reaches the page as a rejected promise. */
export type Command = (data: unknown, part: FramePart) => unknown;
export type CommandTable = Readonly<Record<string, Command>>;
