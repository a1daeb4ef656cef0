import { createContext, Script } from 'node:vm';
import { Intrinsics, JSException, QuickJS } from 'quickjs-wasi';
import type { ScriptEnd, ScriptRun, ScriptRunner } from '../../core/ports/script-runner.ts';
import { engineBytes } from './engine-bytes.ts';
import { SCRIPT_LIMITS, type ScriptLimits } from './script-limits.ts';

/** The compiled engine holds nothing of any run, so a warm process may keep it. */
const engine: { module?: Promise<WebAssembly.Module> } = {};

/** Neither weak references, whose truth depends on the collector, nor a clock of its own. */
const LANGUAGE = Intrinsics.ALL & ~Intrinsics.WEAK_REF & ~Intrinsics.PERFORMANCE;

const watchdog = new Script('run()');

/** Runs scripts in QuickJS. A machine is never used twice, and is left to the collector however it ended. */
export function quickJsRunner(limits: ScriptLimits = SCRIPT_LIMITS): ScriptRunner {
  return {
    async run(job) {
      engine.module ??= WebAssembly.compile(engineBytes());
      return runIn(await engine.module, job, limits);
    },
  };
}

interface Meter {
  polls: number;
  readonly startedAt: number;
  stoppedBy?: 'fuel' | 'time';
  clockReads: number;
}

async function runIn(module: WebAssembly.Module, job: ScriptRun, limits: ScriptLimits): Promise<ScriptEnd> {
  const meter: Meter = { polls: 0, startedAt: performance.now(), clockReads: 0 };
  const machine = await machineFor(module, job, limits, meter);
  // The engine alone cannot end one long call of its own, so a timer of the host stands behind it.
  const context = createContext({ run: () => outputOf(machine, job, meter) });
  try {
    const output: unknown = watchdog.runInContext(context, { timeout: limits.hard });
    if (typeof output !== 'string')
      return broken('The script changed what it runs on, so that nothing of it can be taken.');
    return { is: 'ended', output, readClock: meter.clockReads > 0 };
  } catch (error) {
    return endOf(error, meter, limits);
  }
}

function machineFor(
  module: WebAssembly.Module,
  { now, seed }: ScriptRun,
  limits: ScriptLimits,
  meter: Meter,
): Promise<QuickJS> {
  const clock = { nanoseconds: BigInt(now) * 1_000_000n + BigInt(seed) * 1_000n };
  const machine = QuickJS.create({
    wasm: module,
    memoryLimit: limits.memory,
    maxStackSize: limits.stack,
    timezoneOffset: 0,
    intrinsics: LANGUAGE,
    interruptHandler: () => mustStop(meter, limits),
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, at: number) {
        new DataView(memory.buffer).setBigUint64(at, clock.nanoseconds, true);
        meter.clockReads += 1;
        return 0;
      },
      random_get(at: number, length: number) {
        new Uint8Array(memory.buffer, at, length).fill(seed % 251);
        return 0;
      },
      // What the engine would write to the host's output is nobody's business.
      fd_write: () => 8,
    }),
  });
  return machine.then((made) => {
    clock.nanoseconds = BigInt(now) * 1_000_000n;
    return made;
  });
}

function mustStop(meter: Meter, limits: ScriptLimits): boolean {
  meter.polls += 1;
  if (meter.polls > limits.fuel) meter.stoppedBy ??= 'fuel';
  else if (performance.now() - meter.startedAt > limits.soft) meter.stoppedBy ??= 'time';
  return meter.stoppedBy !== undefined;
}

/** Runs under the watchdog, with everything that may touch a value of the script. */
function outputOf(machine: QuickJS, { prelude, script, input }: ScriptRun, meter: Meter): string | undefined {
  const run = machine.evalCode(prelude, 'prelude.js');
  const authored = machine.evalCode(script, 'script.js');
  const text = machine.newString(input);
  meter.clockReads = 0;
  const output = machine.callFunction(run, machine.undefined, text, authored);
  return output.isString ? output.toString() : undefined;
}

/** One poll of the engine is 10,000 steps. */
const ENDLESS = 'Look for a loop or a call of itself that does not end.';
const ONE_CALL = 'One call works on too much at once: look for a long text, list or regular expression.';

function endOf(error: unknown, meter: Meter, limits: ScriptLimits): ScriptEnd {
  const place = error instanceof JSException ? placeIn(error.stack) : undefined;
  if (meter.stoppedBy !== undefined) {
    const message =
      meter.stoppedBy === 'fuel'
        ? `The script takes too many steps: more than ${limits.fuel / 100} million. ${ENDLESS}`
        : `The script takes too long: more than ${limits.soft / 1000} seconds. ${ENDLESS}`;
    return { is: 'stopped', by: meter.stoppedBy, message, ...place };
  }
  if (isTimeout(error))
    return {
      is: 'stopped',
      by: 'watchdog',
      message: `The script takes too long: more than ${limits.hard / 1000} seconds. ${ONE_CALL}`,
    };
  if (error instanceof JSException && error.name === 'SyntaxError')
    return { is: 'stopped', by: 'syntax', message: String(error.message).slice(0, 500), ...place };
  return broken(error instanceof JSException ? String(error.message).slice(0, 500) : 'The engine failed.');
}

const broken = (message: string): ScriptEnd => ({ is: 'stopped', by: 'broken', message });

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function placeIn(stack: string | undefined): { place?: { line: number; column: number } } {
  const found = /script\.js:(\d{1,9}):(\d{1,9})/.exec(stack ?? '');
  return found ? { place: { line: Number(found[1]), column: Number(found[2]) } } : {};
}
