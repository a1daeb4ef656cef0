import { Button, Heading, Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import { type ScriptSide, scriptFailures } from '../../../contract/scripts.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

interface ScriptFailuresProps {
  readonly connection: string;
  /** The script that the editor shows. */
  readonly which: ScriptSide;
  /** Absent where no editor can show the place. */
  readonly onGo?: (place: { readonly line: number; readonly column: number }) => void;
}

/** Where the scripts in force have stopped lately: line, work item and time, with a way to the line and to the work item. */
export function ScriptFailures({ connection, which, onGo }: ScriptFailuresProps) {
  const { texts, when } = useTexts();
  const words = texts.script;
  const { answer, reload } = useAnswer(scriptFailures, { connection });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ failures }) =>
        failures.length === 0 ? null : (
          <Stack space="space.100">
            <Heading as="h4">{words.failures}</Heading>
            {failures.map((one) => (
              <Inline
                key={`${one.side}:${one.key}:${one.at}`}
                space="space.100"
                alignBlock="center"
                shouldWrap
              >
                <Lozenge appearance="removed">{words.sides[one.side]}</Lozenge>
                <Text>
                  {one.line === undefined ? '' : `${words.at(one.line, one.column ?? 1)} `}
                  {one.message}
                </Text>
                {one.url === undefined ? (
                  <Text>{one.key}</Text>
                ) : (
                  <Link href={one.url} openNewTab>
                    {one.key}
                  </Link>
                )}
                <Text>{when(one.at * 1000)}</Text>
                {onGo !== undefined && one.line !== undefined && one.side === which && (
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    onClick={() => onGo({ line: one.line ?? 1, column: one.column ?? 1 })}
                  >
                    {words.go}
                  </Button>
                )}
              </Inline>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
