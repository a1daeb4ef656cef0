import { SectionMessage, Spinner, Text } from '@forge/react';
import { fixtureRun } from '../../../contract/fixtures.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { fixtureLines } from './fixture-lines.ts';

/** What the draft makes of the fixtures, before it is published; nothing where there are none. */
export function FixtureCheck({ connection }: { readonly connection: string }) {
  const { fixtures: words } = useTexts().texts;
  const { answer, reload } = useAnswer(fixtureRun, { connection, rules: 'draft' as const });
  if (answer.status === 'loading') return <Spinner label={words.running} />;
  if (answer.status === 'failed')
    return <FailureMessage error={answer.error} onRetry={() => void reload()} />;
  const { results } = answer.data;
  if (results.length === 0) return null;
  const differing = results.filter(({ result }) => result.state === 'altered' || result.state === 'stopped');
  if (differing.length === 0) return <Text>{words.allSame(results.length)}</Text>;
  return (
    <SectionMessage appearance="warning" title={words.differ}>
      {differing.flatMap(({ key, result }) =>
        fixtureLines(result, words).map((line) => <Text key={`${key} ${line}`}>{`${key}: ${line}`}</Text>),
      )}
    </SectionMessage>
  );
}
