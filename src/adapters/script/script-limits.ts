/** What one run may use. */
export interface ScriptLimits {
  /** Bytes that the script's values may take. */
  readonly memory: number;
  /** Bytes of the stack. */
  readonly stack: number;
  /** Polls of the engine, one for each 10,000 steps back or calls: the same on every machine. */
  readonly fuel: number;
  /** Milliseconds after which the engine is asked to stop. */
  readonly soft: number;
  /** Milliseconds after which it is stopped from outside. */
  readonly hard: number;
}

export const SCRIPT_LIMITS: ScriptLimits = {
  memory: 48 * 1024 * 1024,
  stack: 192 * 1024,
  fuel: 3_000,
  soft: 2_000,
  hard: 2_250,
};
