import { Box, Button, Stack, Text, xcss } from '@forge/react';
import { useState } from 'react';
import { type ConflictShown, conflictList, conflictRestore } from '../../contract/conflicts.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from './ask.ts';
import { Loaded } from './loaded.tsx';
import { fieldOfConflict, RestoreConflict } from './restore-conflict.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';

interface ConflictListProps {
  readonly connection: string;
  readonly peerName: string;
  /** A value was put back: the pair moves again. */
  readonly onRestored: () => void;
}

/** So many are shown before a person asks for the older ones. */
const atFirst = 5;

/** The conflicts of the work item of this page under one connection, the newest first, with a way back for each. */
export function ConflictList({ connection, peerName, onRestored }: ConflictListProps) {
  const { texts } = useTexts();
  const words = texts.conflicts;
  const { answer, reload, show } = useAnswer(conflictList, { connection });
  const [asked, setAsked] = useState<ConflictShown>();
  const [isWhole, setWhole] = useState(false);

  const restore = async (): Promise<Failure | undefined> => {
    if (asked === undefined) return undefined;
    const { id, path } = asked;
    const outcome = await ask(conflictRestore, { connection, id, path });
    if (!outcome.ok) return outcome.error;
    tell(words.restored);
    show({ conflicts: outcome.data.conflicts.filter((one) => one.connection === connection) });
    onRestored();
    return undefined;
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ conflicts }) => (
        <Stack space="space.150">
          {conflicts.slice(0, isWhole ? undefined : atFirst).map((one) => (
            <Conflict
              key={`${one.id}-${one.path}`}
              conflict={one}
              peerName={peerName}
              onRestore={() => setAsked(one)}
            />
          ))}
          {!isWhole && conflicts.length > atFirst && (
            <Box>
              <Button appearance="subtle" spacing="compact" onClick={() => setWhole(true)}>
                {words.more(conflicts.length - atFirst)}
              </Button>
            </Box>
          )}
          <RestoreConflict
            asked={asked}
            peerName={peerName}
            onConfirm={restore}
            onClose={() => setAsked(undefined)}
          />
        </Stack>
      )}
    </Loaded>
  );
}

const card = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  padding: 'space.100',
});

interface ConflictProps {
  readonly conflict: ConflictShown;
  readonly peerName: string;
  readonly onRestore: () => void;
}

function Conflict({ conflict, peerName, onRestore }: ConflictProps) {
  const { texts, when } = useTexts();
  const words = texts.conflicts;
  const { stands, here, there, why, at, restorable, restored } = conflict;
  const line = (side: 'here' | 'there', name: string, value: string | undefined) =>
    `${name}${stands === side ? ` (${words.stands})` : ''}: ${value ?? words.noValue}`;
  return (
    <Box xcss={card}>
      <Stack space="space.050">
        <Text weight="bold">{fieldOfConflict(conflict)}</Text>
        <Text size="small">{line('here', words.here, here)}</Text>
        <Text size="small">{line('there', peerName, there)}</Text>
        <Text size="small" color="color.text.subtle">{`${when(at)}. ${words.why[why]}`}</Text>
        {restored !== undefined && <Text size="small">{words.restoredAt(when(restored))}</Text>}
        {restorable && (
          <Box>
            <Button spacing="compact" onClick={onRestore}>
              {words.restore}
            </Button>
          </Box>
        )}
      </Stack>
    </Box>
  );
}
