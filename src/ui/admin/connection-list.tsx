import { Button, ButtonGroup, EmptyState, Heading, Inline, Stack, Text } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { connectionList } from '../../contract/connections.ts';
import { ConnectionTable } from '../shared/connection-table.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';

/** All connections of the site, or how to make the first one. */
export function ConnectionList() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const { answer, reload } = useAnswer(connectionList, {});
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ connections }) =>
        connections.length === 0 ? (
          <EmptyState
            header={texts.list.emptyHeader}
            description={texts.list.emptyText}
            primaryAction={
              <Button appearance="primary" onClick={() => navigate('/new')}>
                {texts.list.initiate}
              </Button>
            }
            secondaryAction={<Button onClick={() => navigate('/accept')}>{texts.list.accept}</Button>}
          />
        ) : (
          <Stack space="space.200">
            <Inline spread="space-between" alignBlock="center">
              <Heading as="h2">{texts.list.heading}</Heading>
              <ButtonGroup>
                <Button appearance="subtle" onClick={() => navigate('/tables')}>
                  {texts.tables.heading}
                </Button>
                <Button appearance="subtle" onClick={() => navigate('/settings')}>
                  {texts.siteSettings.open}
                </Button>
                <Button appearance="subtle" onClick={() => navigate('/self-check')}>
                  {texts.list.selfCheck}
                </Button>
                <Button onClick={() => navigate('/accept')}>{texts.list.accept}</Button>
                <Button appearance="primary" onClick={() => navigate('/new')}>
                  {texts.list.initiate}
                </Button>
              </ButtonGroup>
            </Inline>
            <Text>{texts.list.about}</Text>
            <ConnectionTable connections={connections} onOpen={(id) => navigate(`/connection/${id}`)} />
          </Stack>
        )
      }
    </Loaded>
  );
}
