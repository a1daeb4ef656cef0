import { HelperMessage, Inline, Label, Stack, Toggle } from '@forge/react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import { testRunAnswer, testRunSettings } from '../../../contract/test-runs.ts';
import { ask } from '../../shared/ask.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

/** The switch of this side: whether the partner may ask what its values would change here. */
export function AnswerTestRuns({ connection }: { readonly connection: ConnectionDetail }) {
  const { testRun: words } = useTexts().texts;
  const { answer, reload, show } = useAnswer(testRunSettings, { connection: connection.id });
  const turn = async (on: boolean): Promise<void> => {
    const outcome = await ask(testRunAnswer, { connection: connection.id, on });
    if (!outcome.ok) return complain(outcome.error);
    tell(on ? words.answersOn : words.answersOff);
    show(outcome.data);
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ answers }) => (
        <Stack space="space.050">
          <Inline space="space.100" alignBlock="center">
            <Toggle
              id="answer-test-runs"
              testId="answer-test-runs"
              label={words.answers(connection.peer.name)}
              isChecked={answers}
              onChange={() => void turn(!answers)}
            />
            <Label labelFor="answer-test-runs">{words.answers(connection.peer.name)}</Label>
          </Inline>
          <HelperMessage>{words.answersHint}</HelperMessage>
        </Stack>
      )}
    </Loaded>
  );
}
