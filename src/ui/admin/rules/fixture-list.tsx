import { Box, Button, DynamicTable, Heading, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { type Fixture, fixtureDelete, fixtureList, fixtureRun } from '../../../contract/fixtures.ts';
import type { Failure } from '../../../contract/operation.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { inCell } from '../../shared/in-cell.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { fixtureLines } from './fixture-lines.ts';

const looks = { same: 'success', altered: 'removed', edited: 'moved', stopped: 'removed' } as const;

/** The fixtures of a connection: what they last came to, run all, delete one. */
export function FixtureList({ connection }: { readonly connection: string }) {
  const { fixtures: words } = useTexts().texts;
  const { answer, reload, show } = useAnswer(fixtureList, { connection });
  const [removed, setRemoved] = useState<Fixture>();
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(fixtureRun, { connection, rules: 'in-force' });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    tell(words.ran);
    await reload();
  };
  const remove = async (): Promise<Failure | undefined> => {
    if (removed === undefined) return undefined;
    const outcome = await ask(fixtureDelete, { connection, issue: removed.issue });
    if (!outcome.ok) return outcome.error;
    tell(words.removed);
    show(outcome.data);
    return undefined;
  };
  return (
    <Stack space="space.150">
      <Heading as="h3">{words.heading}</Heading>
      <Text>{words.text}</Text>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ fixtures }) =>
          fixtures.length === 0 ? (
            <Text color="color.text.subtle">{words.none}</Text>
          ) : (
            <Stack space="space.150">
              <FixtureTable fixtures={fixtures} onRemove={setRemoved} />
              <Box>
                <Button isDisabled={isRunning} onClick={() => void run()}>
                  {words.runNow}
                </Button>
              </Box>
            </Stack>
          )
        }
      </Loaded>
      <ConfirmModal
        isOpen={removed !== undefined}
        title={words.removeHeading(removed?.key ?? '')}
        text={words.removeText}
        action={words.remove}
        onConfirm={remove}
        onClose={() => setRemoved(undefined)}
      />
    </Stack>
  );
}

interface FixtureTableProps {
  readonly fixtures: readonly Fixture[];
  readonly onRemove: (fixture: Fixture) => void;
}

function FixtureTable({ fixtures, onRemove }: FixtureTableProps) {
  const { texts, when } = useTexts();
  const words = texts.fixtures;
  return (
    <DynamicTable
      label={words.heading}
      head={{
        cells: [
          { key: 'key', content: words.key },
          { key: 'at', content: words.at },
          { key: 'last', content: words.last },
          { key: 'actions', content: words.actions },
        ],
      }}
      rows={fixtures.map((fixture) => ({
        key: fixture.issue,
        cells: [
          { key: 'key', content: <Text>{[fixture.key, fixture.name].filter(Boolean).join(' ')}</Text> },
          { key: 'at', content: <Text>{when(fixture.at)}</Text> },
          { key: 'last', content: inCell(<LastResult last={fixture.last} />) },
          {
            key: 'actions',
            content: (
              <Button spacing="compact" appearance="subtle" onClick={() => onRemove(fixture)}>
                {words.remove}
              </Button>
            ),
          },
        ],
      }))}
    />
  );
}

function LastResult({ last }: Pick<Fixture, 'last'>) {
  const { texts, when } = useTexts();
  const words = texts.fixtures;
  if (last === undefined) return <Text>{words.never}</Text>;
  const { state } = last.result;
  return (
    <Stack space="space.050">
      <Box>
        <Lozenge appearance={looks[state]}>{words.states[state]}</Lozenge>
      </Box>
      {fixtureLines(last.result, words).map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <Text color="color.text.subtle">{when(last.at)}</Text>
    </Stack>
  );
}
