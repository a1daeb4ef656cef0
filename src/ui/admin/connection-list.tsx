import { Button, ButtonGroup, EmptyState, Heading, Inline, Stack, Text } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useState } from 'react';
import type { ConnectionSummary } from '../../contract/connections.ts';
import { FoundConnections } from '../shared/found-connections.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { ConnectionDialogs, type ConnectionStep } from './connection-dialogs.tsx';
import { connectionRowActions } from './connection-row-actions.tsx';

interface AskedStep {
  readonly connection: ConnectionSummary;
  readonly step: ConnectionStep;
  readonly reload: () => void;
}

/** All connections of the site, or how to make the first one. */
export function ConnectionList() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedStep>();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack space="space.200">
      <FoundConnections
        empty={<NoConnection />}
        head={<Head />}
        onOpen={(id) => navigate(`/connection/${id}`)}
        actions={(connection, reload) =>
          connectionRowActions({
            connection,
            texts,
            onEdit: () => navigate(`/connection/${connection.id}/rules`),
            onStep: (step) => {
              setAsked({ connection, step, reload });
              setOpen(true);
            },
          })
        }
      />
      {asked !== undefined && (
        <ConnectionDialogs
          connection={asked.connection}
          step={isOpen ? asked.step : undefined}
          onClose={() => setOpen(false)}
          onChanged={asked.reload}
          onStale={asked.reload}
          onDeleted={asked.reload}
        />
      )}
    </Stack>
  );
}

function NoConnection() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  return (
    <EmptyState
      header={texts.list.emptyHeader}
      description={texts.list.emptyText}
      primaryAction={
        <Button appearance="primary" onClick={() => navigate('/new')}>
          {texts.list.initiate}
        </Button>
      }
      secondaryAction={<Button onClick={() => navigate('/accept')}>{texts.list.accept}</Button>}
      tertiaryAction={
        <Button appearance="subtle" onClick={() => navigate('/start')}>
          {texts.guide.start}
        </Button>
      }
    />
  );
}

function Head() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  return (
    <>
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2">{texts.list.heading}</Heading>
        <ButtonGroup>
          <Button appearance="subtle" onClick={() => navigate('/start')}>
            {texts.guide.start}
          </Button>
          <Button appearance="subtle" onClick={() => navigate('/items')}>
            {texts.items.heading}
          </Button>
          <Button appearance="subtle" onClick={() => navigate('/errors')}>
            {texts.errors.heading}
          </Button>
          <Button appearance="subtle" onClick={() => navigate('/templates')}>
            {texts.templates.heading}
          </Button>
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
    </>
  );
}
