import { Text } from '@forge/react';
import { runGet } from '../../../contract/runs.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

/** What bringing up all work items now takes: how many, points of both sites, time. */
export function RunEstimate({ connection }: { readonly connection: string }) {
  const { runs: words } = useTexts().texts;
  const { answer, reload } = useAnswer(runGet, { connection, kind: 'bring-up' });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ estimate: { issues, points, minutes } }) => (
        <Text>{words.estimate(issues, points.here, points.there, minutes)}</Text>
      )}
    </Loaded>
  );
}
