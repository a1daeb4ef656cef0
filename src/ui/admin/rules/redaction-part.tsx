import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { policiesWith, redactionOfDraft } from '../../../core/rules/redaction-of-draft.ts';
import type { RedactionRules } from '../../../core/rules/redaction-rules.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { PatternModal } from './pattern-modal.tsx';
import { type RedactionRow, RedactionTable } from './redaction-table.tsx';
import { RedactionTrial } from './redaction-trial.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';

type HiddenPattern = RedactionRules['patterns'][number];

/** What never leaves: words by patterns, whole fields, and a text to try it on. */
export function RedactionPart(props: RulesPartProps) {
  const { redaction: words } = useTexts().texts;
  const rules = redactionOfDraft(props.draft.version);
  const { save, isSaving } = useSaveDraft(props);
  const [error, setError] = useState<Failure>();

  const saved = async (part: Partial<RedactionRules>): Promise<Failure | undefined> => {
    const failure = await save({ policies: policiesWith(props.draft.version, { ...rules, ...part }) });
    setError(failure);
    return failure;
  };
  return (
    <Narrow>
      <Stack space="space.400">
        <Text>{words.text}</Text>
        {error !== undefined && <FailureMessage error={error} />}
        <Patterns rules={rules} isSaving={isSaving} onSave={saved} />
        <Fields rules={rules} isSaving={isSaving} onSave={saved} />
        <RedactionTrial rules={rules} />
      </Stack>
    </Narrow>
  );
}

interface EditorProps {
  readonly rules: RedactionRules;
  readonly isSaving: boolean;
  readonly onSave: (part: Partial<RedactionRules>) => Promise<Failure | undefined>;
}

function Patterns({ rules, isSaving, onSave }: EditorProps) {
  const { redaction: words } = useTexts().texts;
  const [edited, setEdited] = useState<HiddenPattern | 'new'>();
  const { patterns } = rules;
  const put = (one: HiddenPattern) => {
    const next = { ...one, id: one.id === '' ? freeId(rules, 'p') : one.id };
    const known = patterns.some(({ id }) => id === next.id);
    return onSave({
      patterns: known ? patterns.map((other) => (other.id === next.id ? next : other)) : [...patterns, next],
    });
  };
  const rows = patterns.map(
    (one): RedactionRow => ({
      id: one.id,
      on: one.on,
      name: one.name ?? one.pattern,
      code: one.pattern,
      onTurn: () => void put({ ...one, on: !one.on }),
      onEdit: () => setEdited(one),
      onRemove: () => void onSave({ patterns: patterns.filter(({ id }) => id !== one.id) }),
    }),
  );
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3">{words.patterns}</Heading>
        <Button isDisabled={isSaving} onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      </Inline>
      {rows.length === 0 ? (
        <Text>{`${words.patternsNone} ${words.patternsEmpty}`}</Text>
      ) : (
        <RedactionTable label={words.patterns} rows={rows} isDisabled={isSaving} />
      )}
      <PatternModal edited={edited} onSave={put} onClose={() => setEdited(undefined)} />
    </Stack>
  );
}

function Fields({ rules, isSaving, onSave }: EditorProps) {
  const { redaction: words } = useTexts().texts;
  const [field, setField] = useState('');
  const { fields } = rules;
  const named = field.trim();
  const isTwice = fields.some((one) => one.field === named);
  const add = async (): Promise<void> => {
    const failure = await onSave({ fields: [...fields, { id: freeId(rules, 'f'), on: true, field: named }] });
    if (failure === undefined) setField('');
  };
  const rows = fields.map(
    (one): RedactionRow => ({
      id: one.id,
      on: one.on,
      name: one.field,
      onTurn: () =>
        void onSave({ fields: fields.map((other) => (other === one ? { ...one, on: !one.on } : other)) }),
      onRemove: () => void onSave({ fields: fields.filter((other) => other !== one) }),
    }),
  );
  return (
    <Stack space="space.100">
      <Heading as="h3">{words.fields}</Heading>
      {rows.length === 0 ? (
        <Text>{words.fieldsNone}</Text>
      ) : (
        <RedactionTable label={words.fields} rows={rows} isDisabled={isSaving} />
      )}
      <TextField
        name="hidden-field"
        label={words.field}
        hint={words.fieldHint}
        value={field}
        error={isTwice ? words.fieldTwice : undefined}
        onChange={setField}
      />
      <Box>
        <Button isDisabled={isSaving || named === '' || isTwice} onClick={() => void add()}>
          {words.addField}
        </Button>
      </Box>
    </Stack>
  );
}

/** An id that no rule has. */
function freeId({ patterns, fields }: RedactionRules, letter: string): string {
  const taken = new Set([...patterns, ...fields].map(({ id }) => id));
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
