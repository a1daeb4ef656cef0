import { Button, Stack, Text } from '@forge/react';
import type { ConflictOfIssue } from '../../contract/conflicts.ts';
import { fieldOfConflict } from '../shared/restore-conflict.tsx';
import type { Texts } from '../shared/texts/en.ts';

/** Beginnings of long values are enough to tell them apart. */
const LONGEST = 200;

const short = (text: string | undefined): string =>
  text === undefined ? '' : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

interface RowOptions {
  readonly texts: Texts;
  readonly when: (epochMs: number | undefined) => string;
  readonly onRestore: () => void;
}

/** One line of the table of conflicts. */
export function conflictRow(one: ConflictOfIssue, { texts, when, onRestore }: RowOptions) {
  const words = texts.conflictsTab;
  return {
    key: `${one.issue}-${one.id}-${one.path}`,
    cells: [
      { key: 'item', content: <Text>{one.key}</Text> },
      { key: 'field', content: <Text>{fieldOfConflict(one)}</Text> },
      { key: 'here', content: <Text>{short(one.here)}</Text> },
      { key: 'there', content: <Text>{short(one.there)}</Text> },
      {
        key: 'stands',
        content: (
          <Stack>
            <Text>{one.stands === 'here' ? words.standsHere : words.standsThere}</Text>
            <Text size="small">{texts.conflicts.why[one.why]}</Text>
          </Stack>
        ),
      },
      { key: 'when', content: <Text>{when(one.at)}</Text> },
      {
        key: 'actions',
        content: one.restorable ? (
          <Button spacing="compact" onClick={onRestore}>
            {texts.conflicts.restore}
          </Button>
        ) : (
          <Text>{one.restored === undefined ? '' : texts.conflicts.restoredAt(when(one.restored))}</Text>
        ),
      },
    ],
  };
}
