import { Checkbox } from '@forge/react';
import { useState } from 'react';
import type { DraftParts } from '../../../core/rules/draft-parts.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Section } from './part-form.tsx';
import { Ways } from './ways.tsx';

type Attachments = DraftParts['attachments'];

interface AttachmentFormProps {
  readonly attachments: Attachments;
  readonly onChange: (attachments: Attachments) => void;
}

/** The filter as a person writes it. */
interface Typed {
  readonly types: string;
  readonly names: string;
  readonly size: string;
  readonly referenced: boolean;
}

const MEGABYTE = 1024 * 1024;

/** Which attachments cross: types, names, sizes, and whether public text must show them. */
export function AttachmentForm({ attachments, onChange }: AttachmentFormProps) {
  const { childrenPart: words } = useTexts().texts;
  const { filter, ...ways } = attachments;
  const [typed, setTyped] = useState<Typed>(() => ({
    types: (filter?.types ?? []).join(', '),
    names: (filter?.names ?? []).join(', '),
    size: filter?.maxBytes === undefined ? '' : String(filter.maxBytes / MEGABYTE),
    referenced: filter?.onlyReferencedPublicly === true,
  }));
  const isNumber = typed.size === '' || Number(typed.size.replace(',', '.')) > 0;
  const set = (part: Partial<Typed>): void => {
    const all = { ...typed, ...part };
    setTyped(all);
    const next = filterOf(all);
    onChange({ ...ways, ...(next === undefined ? {} : { filter: next }) });
  };
  return (
    <Section heading={words.attachments}>
      <Ways
        name="attachments"
        value={attachments}
        onChange={(both) => onChange({ ...attachments, ...both })}
      />
      <TextField
        name="file-types"
        label={words.fileTypes}
        hint={words.fileTypesHint}
        value={typed.types}
        onChange={(text) => set({ types: text })}
      />
      <TextField
        name="file-names"
        label={words.fileNames}
        hint={words.fileNamesHint}
        value={typed.names}
        onChange={(text) => set({ names: text })}
      />
      <TextField
        name="file-megabytes"
        label={words.megabytes}
        value={typed.size}
        error={isNumber ? undefined : words.megabytesWrong}
        onChange={(text) => set({ size: text })}
      />
      <Checkbox
        label={words.referenced}
        isChecked={typed.referenced}
        onChange={(event) => set({ referenced: event.target.checked === true })}
      />
    </Section>
  );
}

/** Undefined where every file may cross. */
function filterOf({ types, names, size, referenced }: Typed): Attachments['filter'] {
  const bytes = Math.round(Number(size.replace(',', '.')) * MEGABYTE);
  const [known, named] = [listed(types), listed(names)];
  const filter = {
    ...(known.length === 0 ? {} : { types: known }),
    ...(named.length === 0 ? {} : { names: named }),
    ...(bytes > 0 ? { maxBytes: bytes } : {}),
    ...(referenced ? { onlyReferencedPublicly: true } : {}),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
