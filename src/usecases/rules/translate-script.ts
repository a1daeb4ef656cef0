import { looksLikeGroovy } from '../../core/groovy/looks-like-groovy.ts';
import { type Translated, translateGroovy } from '../../core/groovy/translate-groovy.ts';
import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import type { Side } from '../../core/scripting/api.ts';
import { lintScript } from '../../core/scripting/lint.ts';
import type { Finding } from '../../core/scripting/lint-finding.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import { tryScript } from './try-script.ts';

export interface ScriptTranslation extends Translated {
  /** It looked like Groovy; else it may well be JavaScript already. */
  readonly isGroovy: boolean;
  /** What lint says of the translation. */
  readonly findings: readonly Finding[];
  /** How a run of it on a made-up work item failed. */
  readonly failure?: ScriptFailure;
  /** Nothing was refused, lint finds no error, and the run ended well. */
  readonly ready: boolean;
}

/** A Groovy script as one of ours, looked through and tried before anybody is offered it. */
export async function translateScript(
  ports: { readonly scripts: ScriptRunner },
  side: Side,
  text: string,
): Promise<ScriptTranslation> {
  const translated = translateGroovy(text, side);
  const { findings } = lintScript(side, translated.script);
  const isSound = translated.refusals.length === 0 && findings.every(({ severity }) => severity !== 'error');
  // What was refused stops the script by itself, so that a run would say what is said already.
  const failure = isSound ? await tryScript(ports, side, translated.script) : undefined;
  return {
    ...translated,
    isGroovy: looksLikeGroovy(text),
    findings,
    ...(failure ? { failure } : {}),
    ready: isSound && failure === undefined,
  };
}
