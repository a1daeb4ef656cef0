import { Button, EmptyState, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';

interface HeadedListProps {
  readonly words: {
    readonly heading: string;
    readonly text: string;
    /** What stands in place of an empty list, and what to do about it. */
    readonly empty: string;
    readonly emptyText: string;
    readonly add: string;
  };
  readonly level: 'h2' | 'h3';
  readonly isEmpty: boolean;
  readonly onAdd: () => void;
  /** The list itself. */
  readonly children: ReactNode;
}

/** A list under its heading, with the button that adds to it; where it is empty, what it is for. */
export function HeadedList({ words, level, isEmpty, onAdd, children }: HeadedListProps) {
  const add = (
    <Button appearance="primary" onClick={onAdd}>
      {words.add}
    </Button>
  );
  if (isEmpty) return <EmptyState header={words.empty} description={words.emptyText} primaryAction={add} />;
  return (
    <Stack space="space.200">
      <Inline spread="space-between" alignBlock="center">
        <Heading as={level}>{words.heading}</Heading>
        {add}
      </Inline>
      <Text>{words.text}</Text>
      {children}
    </Stack>
  );
}
