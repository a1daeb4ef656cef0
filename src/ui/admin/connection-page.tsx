import { Heading, Inline, Stack, Text } from '@forge/react';
import { useParams } from '@forge/react/router';
import { type ConnectionDetail, connectionGet } from '../../contract/connections.ts';
import { ConnectionTabs } from '../shared/connection-tabs.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { ConnectionStateLozenge } from '../shared/state-lozenges.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { ConnectionActions } from './connection-actions.tsx';
import { ConnectionNotices } from './connection-notices.tsx';
import { SixWords } from './six-words.tsx';
import { Trail } from './trail.tsx';

/** While the partner has something to do, the page looks again by itself (seconds). */
function waitsFor({ state, next }: ConnectionDetail): number | undefined {
  if (state === 'pending' || state === 'accepted') return 3;
  return next === 'wait-for-resume' ? 10 : undefined;
}

/** One connection: what it waits for, then what it does. */
export function ConnectionPage() {
  const { id = '' } = useParams();
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(connectionGet, { connection: id }, waitsFor);
  return (
    <Stack space="space.200">
      <Trail />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(connection) => (
          <Stack space="space.300">
            <Inline spread="space-between" alignBlock="center">
              <Inline space="space.100" alignBlock="center">
                <Heading as="h2">{connection.name}</Heading>
                <ConnectionStateLozenge state={connection.state} />
              </Inline>
              <ConnectionActions connection={connection} onChanged={show} />
            </Inline>
            {connection.description !== '' && <Text>{connection.description}</Text>}
            <ConnectionNotices connection={connection} />
            {connection.state === 'accepted' && (
              <SixWords connection={connection} onChanged={show} onRefused={reload} />
            )}
            <ConnectionTabs connection={connection} onSynced={reload} />
            {texts.steps[connection.next] !== '' && connection.state !== 'active' && (
              <Text color="color.text.subtle">{texts.steps[connection.next]}</Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}
