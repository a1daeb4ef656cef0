import { Stack } from '@forge/react';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PlaceholderFieldsProps {
  readonly placeholders: readonly { readonly name: string; readonly about: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: (name: string) => string | undefined;
  readonly onChange: (part: Readonly<Record<string, string>>) => void;
}

/** A line for each thing that a template leaves open. */
export function PlaceholderFields({ placeholders, values, wrong, onChange }: PlaceholderFieldsProps) {
  const { connectionTemplate: words } = useTexts().texts;
  return (
    <Stack>
      {placeholders.map(({ name, about }) => (
        <TextField
          key={name}
          name={`placeholder-${name}`}
          label={about === '' ? name : about}
          {...(name.startsWith('person-') ? { hint: words.person } : {})}
          value={values[name] ?? ''}
          error={wrong?.(name)}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </Stack>
  );
}
