import { Label, RadioGroup, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { OfferedField } from '../../../contract/peer-offer.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { directions, type MappingLine } from '../../../core/rules/mapping-line.ts';
import { pathOfField } from '../../../core/rules/suggest-lines.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import { kindName } from './remark-text.ts';

interface MappingFormProps {
  readonly line: MappingLine;
  readonly catalogue: FieldCatalogue;
  /** What the partner has shown of its side. */
  readonly offered: readonly OfferedField[];
  readonly error: Failure | undefined;
  readonly onChange: (part: Partial<MappingLine>) => void;
}

/** Value of the choice that asks for a name of one's own; no name of a value can be this. */
const ANOTHER = '+';

/** Which field, by which name, which way. */
export function MappingForm({ line, catalogue, offered, error, onChange }: MappingFormProps) {
  const { fieldsPart: words } = useTexts().texts;
  const { modal } = words;
  const chosen = catalogue.fields.find(({ id }) => id === line.field);
  const wrong = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  const choose = (field: string): void => {
    const found = catalogue.fields.find(({ id }) => id === field);
    if (found?.kind === undefined) return;
    onChange({
      field,
      kind: found.kind,
      // What the values were called in another field means nothing in this one.
      ...(field === line.field ? {} : { values: [], merge: undefined }),
      ...(line.path === '' ? { path: pathOfField(found) } : {}),
      ...(found.writable ? {} : { direction: 'out' as const }),
    });
  };
  const known = chosen?.kind === undefined ? undefined : modal.kind(kindName(words, chosen.kind));
  const hint = [known, chosen?.writable === false ? modal.only : undefined].filter(Boolean).join(' ');
  return (
    <Stack space="space.050">
      <Choice
        name="mapping-field"
        label={modal.field}
        placeholder={modal.fieldPlaceholder}
        value={line.field}
        error={wrong('field')}
        options={catalogue.fields.map(({ id, name, custom, kind, why }) => ({
          label: `${name}${custom ? ` (${id})` : ''}${why === undefined ? '' : `: ${why}`}`,
          value: id,
          isDisabled: kind === undefined,
        }))}
        {...(hint === '' ? {} : { hint })}
        onChange={choose}
      />
      <PathChoice
        line={line}
        catalogue={catalogue}
        offered={offered}
        error={wrong('path')}
        onChange={onChange}
      />
      <Label labelFor="mapping-way">{modal.way}</Label>
      <RadioGroup
        name="mapping-way"
        testId="mapping-way"
        value={line.direction}
        isDisabled={chosen?.writable === false}
        options={directions.map((way) => ({ name: 'mapping-way', value: way, label: modal.ways[way] }))}
        onChange={(event) =>
          onChange({ direction: directions.find((way) => way === event.target.value) ?? line.direction })
        }
      />
    </Stack>
  );
}

interface PathChoiceProps extends Omit<MappingFormProps, 'error'> {
  readonly error: string | undefined;
}

/** The name on the way: one that is in use, or another. */
function PathChoice({ line, catalogue, offered, error, onChange }: PathChoiceProps) {
  const { fieldsPart } = useTexts().texts;
  const { modal: words } = fieldsPart;
  const theirs = new Set(offered.map(({ path }) => path));
  const names = [...new Set([...theirs, ...catalogue.replicaPaths.map(({ path }) => path)])];
  const [isOwn, setOwn] = useState(false);
  const known = line.path === '' || names.includes(line.path) ? names : [line.path, ...names];
  const options = [
    ...known.map((path) => ({ label: theirs.has(path) ? fieldsPart.offered(path) : path, value: path })),
    { label: words.another, value: ANOTHER },
  ];
  return (
    <>
      <Choice
        name="mapping-path"
        label={words.path}
        hint={words.pathHint}
        value={isOwn ? ANOTHER : line.path}
        error={isOwn ? undefined : error}
        options={options}
        onChange={(path) => {
          setOwn(path === ANOTHER);
          if (path !== ANOTHER) onChange({ path });
        }}
      />
      {isOwn && (
        <TextField
          name="mapping-own-path"
          label={words.pathNew}
          hint={words.pathNewHint}
          value={line.path}
          error={error}
          onChange={(path) => onChange({ path })}
        />
      )}
    </>
  );
}
