import type { Lane } from '../retry/points.ts';

/** What may still be asked of Jira. */
export interface JiraBudget {
  /** Points that one kind of work may still spend in this hour; 0: it waits for the next. */
  left(lane: Lane): Promise<number>;
  /** Whether one more of many writes of an issue fits, as far as this process knows. */
  hasRoom(issue: string): boolean;
}
