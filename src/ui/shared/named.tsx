import { Stack, Text } from '@forge/react';

interface NamedProps {
  readonly name: string;
  /** May be empty. */
  readonly about: string;
}

/** A name in a cell of a list, over what it is about. */
export function Named({ name, about }: NamedProps) {
  return (
    <Stack>
      <Text>{name}</Text>
      {about !== '' && (
        <Text size="small" color="color.text.subtle">
          {about}
        </Text>
      )}
    </Stack>
  );
}
