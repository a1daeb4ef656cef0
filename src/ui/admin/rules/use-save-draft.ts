import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { type Draft, versionSave } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import type { RulesPartProps } from './rules-part.ts';

interface SaveDraft {
  /** Parts of the version as they are to be; undefined where it worked. */
  readonly save: (parts: Draft['version']) => Promise<Failure | undefined>;
  readonly isSaving: boolean;
}

/** Saves parts of the draft and shows it as it is then, with the problems that it has. */
export function useSaveDraft({ connection, draft, onDraft }: RulesPartProps): SaveDraft {
  const { texts } = useTexts();
  const [isSaving, setSaving] = useState(false);
  const save = async (parts: Draft['version']): Promise<Failure | undefined> => {
    setSaving(true);
    const request = { connection: connection.id, version: parts, revision: draft.revision };
    const outcome = await ask(versionSave, request);
    setSaving(false);
    if (!outcome.ok) return outcome.error;
    tell(texts.rulesTab.savedFlag);
    onDraft(outcome.data);
    return undefined;
  };
  return { save, isSaving };
}
