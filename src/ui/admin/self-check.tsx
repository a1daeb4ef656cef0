import { Button, DynamicTable, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import { selfCheckGet } from '../../contract/self-check.ts';
import { Loaded } from '../shared/loaded.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { Trail } from './trail.tsx';

/** Whether the app has what it needs on this site, point by point. */
export function SelfCheck() {
  const { texts } = useTexts();
  const { answer, reload } = useAnswer(selfCheckGet, {});
  return (
    <Stack space="space.200">
      <Trail />
      <Inline spread="space-between">
        <Heading as="h2">{texts.selfCheck.heading}</Heading>
        <Button onClick={reload}>{texts.selfCheck.again}</Button>
      </Inline>
      <Text>{texts.selfCheck.text}</Text>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ checks }) => (
          <DynamicTable
            label={texts.selfCheck.heading}
            rows={checks.map((check) => ({
              key: check.name,
              cells: [
                {
                  content: (
                    <Lozenge appearance={check.ok ? 'success' : 'removed'}>
                      {check.ok ? texts.selfCheck.ok : texts.selfCheck.problem}
                    </Lozenge>
                  ),
                },
                { content: <Text>{check.name}</Text> },
                {
                  content: (
                    <Stack>
                      <Text>{check.message}</Text>
                      {check.next !== undefined && <Text>{check.next}</Text>}
                    </Stack>
                  ),
                },
              ],
            }))}
          />
        )}
      </Loaded>
    </Stack>
  );
}
