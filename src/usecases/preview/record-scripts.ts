import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import { NO_TRACE, type ScriptPass, type ScriptTrace, traceOf } from '../../core/preview/script-trace.ts';
import type { Side } from '../../core/scripting/api.ts';
import { wrapped } from '../../core/scripting/prelude.ts';

export interface RecordedScripts {
  readonly runner: ScriptRunner;
  /** What the last pass of a script came to; an empty trace where it did not run. */
  trace(side: Side, script: string | undefined): ScriptTrace;
}

/** A runner that remembers how the scripts it ran have ended: what the engine makes of them is their values alone. */
export function recordScripts(scripts: ScriptRunner): RecordedScripts {
  const passes = new Map<string, ScriptPass>();
  return {
    runner: {
      async run(run) {
        const end = await scripts.run(run);
        passes.set(run.script, { input: run.input, end });
        return end;
      },
    },
    trace(side, script) {
      const last = script === undefined ? undefined : passes.get(wrapped(side, script));
      return last ? traceOf(side, last) : NO_TRACE;
    },
  };
}
