import { type ScriptFieldName, scriptCheck, scriptStarter } from '../../../contract/scripts.ts';
import { ask } from '../../shared/ask.ts';
import { tell } from '../../shared/tell.ts';
import type { Writing } from './use-writing.ts';

interface Helped extends Pick<Writing, 'which' | 'text' | 'onText' | 'onFindings' | 'onError'> {
  readonly connection: string;
  /** Custom fields by the names that the rules have for them. */
  readonly fields: ScriptFieldName[];
  /** What is said where there is nothing to mend. */
  readonly sound: string;
}

/** What a page asks about a script by itself: something to begin with, and what lint says where no editor asks for it. */
export const scriptHelp = ({ connection, which, text, fields, ...on }: Helped) => ({
  begin: async (): Promise<void> => {
    const outcome = await ask(scriptStarter, { connection, which });
    on.onError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) on.onText(outcome.data.text);
  },
  check: async (): Promise<void> => {
    const outcome = await ask(scriptCheck, { connection, which, text, fields });
    on.onError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    on.onFindings(outcome.data.findings);
    if (outcome.data.findings.length === 0) tell(on.sound);
  },
});
