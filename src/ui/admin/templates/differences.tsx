import { List, ListItem, Stack, Text } from '@forge/react';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** Sentences at most; the draft names them all. */
const MOST = 12;

/** How rules differ, the first of many. */
export function Differences({
  heading,
  lines,
}: {
  readonly heading: string;
  readonly lines: readonly string[];
}) {
  const { connectionTemplate: words } = useTexts().texts;
  return (
    <Stack space="space.050">
      <Text>{heading}</Text>
      <List type="unordered">
        {lines.slice(0, MOST).map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
      </List>
      {lines.length > MOST && <Text>{words.more(lines.length - MOST)}</Text>}
    </Stack>
  );
}
