import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import type { Side } from '../../core/scripting/api.ts';
import { lintScript } from '../../core/scripting/lint.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import { SAMPLE_TIME, sampleAnswer, sampleInput } from '../../core/scripting/sample-input.ts';
import { runScript } from './run-script.ts';

/** Runs a script on a made-up work item of which every field is filled; undefined where it ended well. */
export async function tryScript(
  ports: { readonly scripts: ScriptRunner },
  side: Side,
  script: string,
): Promise<ScriptFailure | undefined> {
  const { facts } = lintScript(side, script);
  const used = facts ? [...facts.reads, ...facts.writes].flatMap(customNameIn) : [];
  const { outcome } = await runScript(
    ports,
    { side, script, input: sampleInput(side, [...new Set(used)]), now: SAMPLE_TIME, seed: 42 },
    async (asked) => Object.fromEntries(asked.map((one) => [one.key, sampleAnswer(one)])),
  );
  return outcome.is === 'failure' ? outcome.failure : undefined;
}

const ofSides = ['issue', 'replica', 'previous'].map((side) => `${side}.customFields.`);

/** `Team` of `issue.customFields.Team`; nothing for any other path. */
export function customNameIn(path: string): string[] {
  const before = ofSides.find((one) => path.startsWith(one));
  const name = before === undefined ? '*' : path.slice(before.length);
  return name === '*' ? [] : [name];
}
