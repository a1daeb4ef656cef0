import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import {
  type ScriptFieldName,
  type ScriptFinding,
  type ScriptSide,
  type Scripts,
  scriptStarter,
  scriptsOf,
  scriptTranslate,
} from '../../../contract/scripts.ts';
import type { StudioReport } from '../../../contract/studio-link.ts';
import { ask } from '../../shared/ask.ts';
import type { Translation } from './groovy-translation.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';
import { useStudio } from './use-studio.ts';

/** What the page knows of the script that is being written, and what can be done with it. */
export interface Writing {
  readonly which: ScriptSide;
  /** As the editor has last told; it may be a moment behind. */
  readonly text: string;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly isComparing: boolean;
  readonly findings: readonly ScriptFinding[];
  readonly translation: Translation | undefined;
  readonly error: Failure | undefined;
  readonly hear: (message: unknown) => void;
  readonly turn: (side: ScriptSide) => Promise<void>;
  readonly save: (fields?: readonly ScriptFieldName[]) => Promise<void>;
  readonly compare: () => void;
  readonly go: (finding: ScriptFinding) => void;
  readonly begin: () => Promise<void>;
  readonly translate: () => Promise<void>;
  readonly take: () => void;
  readonly leave: () => void;
}

type Texts = Readonly<Record<ScriptSide, string>>;

const textsOf = ({ outgoing = '', incoming = '' }: Scripts): Texts => ({ outgoing, incoming });

export function useWriting(props: RulesPartProps, inForce: Scripts): Writing {
  const { connection, draft } = props;
  const scripts = scriptsOf(draft.version);
  const saved = textsOf(scripts);
  const [which, setWhich] = useState<ScriptSide>('outgoing');
  const [texts, setTexts] = useState<Texts>(saved);
  const [findings, setFindings] = useState<readonly ScriptFinding[]>([]);
  const [uses, setUses] = useState<readonly ScriptFieldName[]>([]);
  const [isComparing, setComparing] = useState(false);
  const [translation, setTranslation] = useState<Translation>();
  const [error, setError] = useState<Failure>();
  const { save: saveDraft, isSaving } = useSaveDraft(props);
  const latest = useRef({ which, texts, scripts });
  latest.current = { which, texts, scripts };

  const write = (side: ScriptSide, text: string): void => {
    latest.current = { ...latest.current, texts: { ...latest.current.texts, [side]: text } };
    setTexts(latest.current.texts);
  };
  const onReport = (report: StudioReport): void => {
    if (report.type === 'CHECKED') {
      setFindings(report.findings);
      setUses(report.uses);
    } else if (report.type !== 'READY') write(latest.current.which, report.text);
    if (report.type === 'SAVE') void save();
  };
  const { loads, hear, order, textNow } = useStudio(onReport);

  // What somebody else saved, or what was discarded, takes the place of what stood there; what is not saved yet stays.
  const before = useRef(saved);
  useEffect(() => {
    for (const side of ['outgoing', 'incoming'] as const)
      if (before.current[side] !== saved[side]) write(side, saved[side]);
    before.current = saved;
  }, [saved.outgoing, saved.incoming]);

  const fields = JSON.stringify(scripts.fields);
  useEffect(() => {
    if (loads === 0) return;
    const { texts: now, scripts: known } = latest.current;
    order({
      kind: 'edit',
      connection: connection.id,
      which,
      text: now[which],
      before: inForce[which] ?? '',
      fields: known.fields,
    });
  }, [loads, which, fields, saved.outgoing, saved.incoming, inForce, connection.id, order]);

  const pull = async (): Promise<string> => {
    const now = await textNow();
    if (now !== undefined) write(latest.current.which, now);
    return latest.current.texts[latest.current.which];
  };
  const save = async (wanted?: readonly ScriptFieldName[]): Promise<void> => {
    await pull();
    setError(await saveDraft(partsOf(latest.current, wanted ?? [...scripts.fields, ...uses])));
  };
  return {
    which,
    text: texts[which],
    isDirty: texts.outgoing !== saved.outgoing || texts.incoming !== saved.incoming,
    isSaving,
    isComparing,
    findings,
    translation,
    error,
    hear,
    save,
    turn: async (side) => {
      await pull();
      setFindings([]);
      setUses([]);
      setWhich(side);
    },
    compare: () => {
      order({ kind: 'compare', on: !isComparing });
      setComparing(!isComparing);
    },
    go: ({ line, column }) => order({ kind: 'go', line, column }),
    begin: async () => {
      const outcome = await ask(scriptStarter, { connection: connection.id, which });
      if (!outcome.ok) return setError(outcome.error);
      write(which, outcome.data.text);
      order({ kind: 'text', text: outcome.data.text });
    },
    translate: async () => {
      const groovy = await pull();
      const outcome = await ask(scriptTranslate, { which, text: groovy });
      if (!outcome.ok) return setError(outcome.error);
      const { script, findings: found } = outcome.data;
      order({ kind: 'beside', groovy, script, notes: notesOf(outcome.data), findings: found });
      setTranslation(outcome.data);
    },
    take: () => {
      if (translation === undefined) return;
      write(which, translation.script);
      order({ kind: 'text', text: translation.script });
      setTranslation(undefined);
    },
    leave: () => {
      order({ kind: 'go', line: 1, column: 1 });
      setTranslation(undefined);
    },
  };
}

/** The part of the draft that scripts are. With a script the version is one of the Script mode. */
function partsOf(
  { texts, scripts }: { readonly texts: Texts; readonly scripts: Scripts },
  fields: readonly ScriptFieldName[],
): Record<string, unknown> {
  const kept = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  const others = fields.length > 0 ? { fields: [...fields] } : {};
  const hadOne = scripts.outgoing !== undefined || scripts.incoming !== undefined;
  const mode = kept.length > 0 ? { mode: 'script' } : hadOne ? { mode: 'visual' } : {};
  return { ...mode, scripts: { ...Object.fromEntries(kept), ...others } };
}

function notesOf({ notes, refusals, failure: _failure }: Translation) {
  return [
    ...notes.map(({ line, text }) => ({ severity: 'info' as const, line, message: text })),
    ...refusals.map(({ line, reason, instead }) => ({
      severity: 'error' as const,
      line,
      message: instead === '' ? reason : `${reason}. ${instead}.`,
    })),
  ];
}
