import { EmptyState, Heading, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { testRunGet } from '../../../contract/test-runs.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { AnswerTestRuns } from './answer-test-runs.tsx';
import { FixtureList } from './fixture-list.tsx';
import type { Keeping } from './keep-fixture.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { TestRunForm } from './test-run-form.tsx';
import { TestedIssues } from './tested-issues.tsx';

/** Seconds between looks at a run that goes on. */
const AGAIN = 2;

/** What would become of real work items by the draft, or by the rules in force, before anything happens. */
export function TestRunPart({ connection, draft }: RulesPartProps) {
  const { testRun: words } = useTexts().texts;
  const [run, setRun] = useState<string>();
  const [kept, setKept] = useState(0);
  const wish = { connection: connection.id, ...(run === undefined ? {} : { run }) };
  const { answer, reload } = useAnswer(testRunGet, wish, (data) =>
    data.run?.state === 'running' ? AGAIN : undefined,
  );
  return (
    <Stack space="space.300">
      <Text>{words.text}</Text>
      <TestRunForm connection={connection} draft={draft} onStarted={setRun} />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ run: found }) =>
          found === undefined ? (
            <EmptyState header={words.empty} description={words.emptyText} />
          ) : (
            <Found
              peer={connection.peer.name}
              keeping={{ connection: connection.id, run: found, onKept: () => setKept(kept + 1) }}
            />
          )
        }
      </Loaded>
      <FixtureList key={kept} connection={connection.id} />
      <AnswerTestRuns connection={connection} />
    </Stack>
  );
}

function Found({ peer, keeping }: { readonly peer: string; readonly keeping: Keeping }) {
  const { texts, when } = useTexts();
  const words = texts.testRun;
  const { state, keys, issues, rules, at } = keeping.run;
  return (
    <Stack space="space.200">
      <Heading as="h3">{words.of(when(at), words.choices[rules])}</Heading>
      {state === 'running' && (
        <SectionMessage appearance="information">
          <Text>{words.running(issues.length, keys.length)}</Text>
        </SectionMessage>
      )}
      {state === 'outdated' && (
        <SectionMessage appearance="warning">
          <Text>{words.outdated}</Text>
        </SectionMessage>
      )}
      <TestedIssues peer={peer} keeping={keeping} />
    </Stack>
  );
}
