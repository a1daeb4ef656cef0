import type { Failure } from '../../../contract/operation.ts';
import {
  type ScriptFieldName,
  type ScriptFinding,
  type ScriptSide,
  scriptCheck,
  scriptStarter,
} from '../../../contract/scripts.ts';
import { ask } from '../../shared/ask.ts';
import { tell } from '../../shared/tell.ts';

interface Helped {
  readonly request: () => {
    readonly connection: string;
    readonly which: ScriptSide;
    readonly text: string;
    readonly fields: ScriptFieldName[];
  };
  readonly onText: (text: string) => void;
  readonly onFindings: (findings: readonly ScriptFinding[]) => void;
  readonly onError: (error: Failure | undefined) => void;
  /** What is said where there is nothing to mend. */
  readonly sound: string;
}

/** What a page asks about a script by itself: something to begin with, and what lint says where no editor asks for it. */
export const scriptHelp = ({ request, onText, onFindings, onError, sound }: Helped) => ({
  begin: async (): Promise<void> => {
    const { connection, which } = request();
    const outcome = await ask(scriptStarter, { connection, which });
    onError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) onText(outcome.data.text);
  },
  check: async (): Promise<void> => {
    const outcome = await ask(scriptCheck, request());
    onError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    onFindings(outcome.data.findings);
    if (outcome.data.findings.length === 0) tell(sound);
  },
});
