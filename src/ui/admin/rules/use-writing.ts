import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import {
  type ScriptFieldName,
  type ScriptFinding,
  type ScriptSide,
  type Scripts,
  scriptCheck,
  scriptsOf,
} from '../../../contract/scripts.ts';
import type { StudioReport } from '../../../contract/studio-link.ts';
import { ask } from '../../shared/ask.ts';
import { complain } from '../../shared/tell.ts';
import { useStudio } from '../../shared/use-studio.ts';
import type { RulesPartProps } from './rules-part.ts';
import { useGroovy } from './use-groovy.ts';
import { type ScriptTexts, useKeptTexts } from './use-kept-texts.ts';
import { useSaveDraft } from './use-save-draft.ts';

/** What the page knows of the script that is being written, and what can be done with it. */
export type Writing = ReturnType<typeof useWriting>;

/** The script of one side in the editor: from the draft, and back into it. `inForce`: what it is compared with. */
export function useWriting(props: RulesPartProps, inForce: Scripts) {
  const { connection, draft, side: which } = props;
  const scripts = scriptsOf(draft.version);
  const { outgoing = '', incoming = '' } = scripts;
  const { texts, latest, write } = useKeptTexts({ outgoing, incoming });
  const [findings, setFindings] = useState<readonly ScriptFinding[]>([]);
  const [error, setError] = useState<Failure>();
  const { put, isSaving } = usePutting(props, scripts, latest);

  const onReport = (report: StudioReport): void => {
    if (report.type === 'CHECKED') setFindings(report.findings);
    else if ('which' in report) write(report.which, report.text);
    if (report.type === 'SAVE') void save();
  };
  const editor = useEditorOf(connection.id, which, { latest, scripts, inForce }, onReport);
  const { order, textNow } = editor;
  const pull = async (): Promise<string> => {
    const now = await textNow();
    if (now !== undefined) write(which, now);
    return latest.current[which];
  };
  const isDirty = texts.outgoing !== outgoing || texts.incoming !== incoming;
  const save = async (wanted?: readonly ScriptFieldName[]): Promise<void> => {
    await pull();
    setError(await put(wanted));
  };
  useLeaving(isDirty, put);
  const turn = async (side: ScriptSide): Promise<void> => {
    await pull();
    setFindings([]);
    props.onSide(side);
  };
  const onText = (given: string): void => {
    write(which, given);
    order({ kind: 'text', text: given });
  };
  const groovy = useGroovy({ which, order, pull, write, onError: setError });
  return {
    which,
    text: texts[which],
    isDirty,
    isSaving,
    error,
    findings,
    ...groovy,
    ...editor,
    save,
    turn,
    onText,
    onFindings: setFindings,
    onError: setError,
    type: (given: string) => write(which, given),
  };
}

/** Saves both scripts as they stand on the page; `wanted`: with these custom fields. */
function usePutting(props: RulesPartProps, scripts: Scripts, latest: { readonly current: ScriptTexts }) {
  const { save, isSaving } = useSaveDraft(props);
  const put = async (wanted?: readonly ScriptFieldName[]): Promise<Failure | undefined> => {
    const fields = wanted ?? (await fieldsOf(props.connection.id, latest.current, scripts));
    return save(partsOf(latest.current, scripts, fields));
  };
  return { put, isSaving };
}

/** Names of custom fields for what is saved: those that there are, and those that the scripts have come to use. */
async function fieldsOf(
  connection: string,
  texts: ScriptTexts,
  saved: Scripts,
): Promise<readonly ScriptFieldName[]> {
  const found = [...saved.fields];
  for (const which of ['outgoing', 'incoming'] as const) {
    const text = texts[which];
    if (text.trim() === '' || text === saved[which]) continue;
    const outcome = await ask(scriptCheck, { connection, which, text, fields: found });
    // Without an answer the draft says of itself which names it lacks.
    if (outcome.ok) found.push(...outcome.data.uses);
  }
  return found;
}

/** Saves what is not saved yet when the person goes to another part, where it would be gone. */
function useLeaving(isDirty: boolean, put: () => Promise<Failure | undefined>): void {
  const latest = useRef({ isDirty, put });
  latest.current = { isDirty, put };
  useEffect(
    () => () => {
      if (latest.current.isDirty) void latest.current.put().then((failed) => failed && complain(failed));
    },
    [],
  );
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
