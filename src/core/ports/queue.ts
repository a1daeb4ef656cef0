import type { RunName } from '../sync/records/run.ts';

/** Work that is to happen later, in this installation. At least once, in no order. */
export type Job =
  | {
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'send';
      readonly connection: string;
      readonly issue: string;
      readonly chain: number;
      /** How often in a row this has been put off: each wait is longer than the one before. */
      readonly waits?: number | undefined;
    }
  | {
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'first-sync';
      readonly connection: string;
      readonly issue: string;
      readonly chain: number;
    }
  | {
      /** Looks for what stands since routes have changed, before the schedule does. */
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'sweep';
      readonly connection: string;
      readonly chain: number;
    }
  | {
      /** Tells the peer of pairs that are to be joined again. */
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'relink';
      readonly connection: string;
      readonly chain: number;
    }
  | {
      /** Says what would become of issues, one after the other. */
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'test-run';
      readonly connection: string;
      readonly run: string;
      readonly chain: number;
    }
  | {
      /** The next step of work over all issues of a connection. */
      readonly queue: 'changes';
      readonly v: 1;
      readonly kind: 'run';
      readonly connection: string;
      readonly run: RunName;
      readonly chain: number;
    }
  | {
      readonly queue: 'attachments';
      readonly v: 1;
      readonly kind: 'pull';
      readonly connection: string;
      readonly issue: string;
      readonly chain: number;
    };

export interface Queue {
  /** `delaySeconds` 0 to 900. A push that fails throws PortError; marks make that harmless. */
  push(job: Job, delaySeconds?: number): Promise<void>;
}
