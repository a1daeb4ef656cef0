import { Heading, List, ListItem, Stack } from '@forge/react';

/** A heading with sentences below, one per line. */
export function Sentences({
  heading,
  lines,
}: {
  readonly heading: string;
  readonly lines: readonly string[];
}) {
  return (
    <Stack space="space.050">
      <Heading as="h4">{heading}</Heading>
      <List type="unordered">
        {lines.map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
      </List>
    </Stack>
  );
}
