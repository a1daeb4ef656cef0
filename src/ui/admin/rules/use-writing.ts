import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import {
  type ScriptFieldName,
  type ScriptFinding,
  type ScriptSide,
  type Scripts,
  scriptStarter,
  scriptsOf,
} from '../../../contract/scripts.ts';
import type { StudioReport } from '../../../contract/studio-link.ts';
import { ask } from '../../shared/ask.ts';
import type { RulesPartProps } from './rules-part.ts';
import { useGroovy } from './use-groovy.ts';
import { type ScriptTexts, useKeptTexts } from './use-kept-texts.ts';
import { useSaveDraft } from './use-save-draft.ts';
import { useStudio } from './use-studio.ts';

/** What lint has said of the script. */
interface Checked {
  readonly findings: readonly ScriptFinding[];
  /** Custom fields that it uses and the rules have no name for. */
  readonly uses: readonly ScriptFieldName[];
}

const nothing: Checked = { findings: [], uses: [] };

/** What the page knows of the script that is being written, and what can be done with it. */
export type Writing = ReturnType<typeof useWriting>;

/** The script of one side in the editor: from the draft, and back into it. `inForce`: what it is compared with. */
export function useWriting(props: RulesPartProps, inForce: Scripts) {
  const { connection, draft } = props;
  const scripts = scriptsOf(draft.version);
  const { outgoing = '', incoming = '' } = scripts;
  const [which, setWhich] = useState<ScriptSide>('outgoing');
  const { texts, latest, write } = useKeptTexts({ outgoing, incoming });
  const [checked, setChecked] = useState<Checked>(nothing);
  const [error, setError] = useState<Failure>();
  const { save: saveDraft, isSaving } = useSaveDraft(props);

  const onReport = (report: StudioReport): void => {
    if (report.type === 'CHECKED') setChecked(report);
    else if (report.type !== 'READY') write(which, report.text);
    if (report.type === 'SAVE') void save();
  };
  const edited = { latest, scripts, inForce };
  const { hear, order, textNow } = useEditorOf(connection.id, which, edited, onReport);
  const pull = async (): Promise<string> => {
    const now = await textNow();
    if (now !== undefined) write(which, now);
    return latest.current[which];
  };
  const save = async (wanted?: readonly ScriptFieldName[]): Promise<void> => {
    await pull();
    setError(
      await saveDraft(partsOf(latest.current, scripts, wanted ?? [...scripts.fields, ...checked.uses])),
    );
  };
  const turn = async (side: ScriptSide): Promise<void> => {
    await pull();
    setChecked(nothing);
    setWhich(side);
  };
  const begin = async (): Promise<void> => {
    const outcome = await ask(scriptStarter, { connection: connection.id, which });
    if (!outcome.ok) return setError(outcome.error);
    write(which, outcome.data.text);
    order({ kind: 'text', text: outcome.data.text });
  };
  const isDirty = texts.outgoing !== outgoing || texts.incoming !== incoming;
  const groovy = useGroovy({ which, order, pull, write, onError: setError });
  return {
    which,
    text: texts[which],
    isDirty,
    isSaving,
    error,
    ...checked,
    ...groovy,
    hear,
    order,
    save,
    turn,
    begin,
  };
}

interface Edited {
  /** As the page has them. */
  readonly latest: { readonly current: ScriptTexts };
  /** As the draft has them. */
  readonly scripts: Scripts;
  readonly inForce: Scripts;
}

/** The editor in its frame, which is told of what comes from outside; what is typed meanwhile is its own. */
function useEditorOf(
  connection: string,
  which: ScriptSide,
  { latest, scripts, inForce }: Edited,
  onReport: (report: StudioReport) => void,
) {
  const link = useStudio(onReport);
  const { loads, order } = link;
  const { outgoing, incoming } = scripts;
  const known = useRef(scripts.fields);
  known.current = scripts.fields;
  const fields = JSON.stringify(scripts.fields);
  const before = inForce[which] ?? '';
  useEffect(() => {
    if (loads === 0) return;
    const text = latest.current[which];
    order({ kind: 'edit', connection, which, text, before, fields: known.current });
  }, [loads, which, fields, outgoing, incoming, before, connection, latest, order]);
  return link;
}

/** The part of the draft that scripts are. With a script the version is one of the Script mode. */
function partsOf(
  texts: ScriptTexts,
  before: Scripts,
  fields: readonly ScriptFieldName[],
): Record<string, unknown> {
  const kept = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  const hadOne = before.outgoing !== undefined || before.incoming !== undefined;
  return {
    ...(kept.length > 0 ? { mode: 'script' } : hadOne ? { mode: 'visual' } : {}),
    scripts: { ...Object.fromEntries(kept), ...(fields.length > 0 ? { fields: [...fields] } : {}) },
  };
}
