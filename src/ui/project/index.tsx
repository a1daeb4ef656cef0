import ForgeReconciler, { Box, Button, EmptyState, Heading, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { connectionGet, connectionList } from '../../contract/connections.ts';
import { ConnectionTable } from '../shared/connection-table.tsx';
import { ConnectionTabs } from '../shared/connection-tabs.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { Page } from '../shared/page.tsx';
import { ConnectionStateLozenge } from '../shared/state-lozenges.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { BeginConnection } from './begin-connection.tsx';
import { Handshake } from './handshake.tsx';

/** The connections of one space, for its admins. The server gives only those. */
function Project() {
  const [opened, setOpened] = useState<string>();
  if (opened === undefined) return <ConnectionsOfSpace onOpen={setOpened} />;
  return <OpenedConnection id={opened} onBack={() => setOpened(undefined)} />;
}

function ConnectionsOfSpace({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { texts } = useTexts();
  const { answer, reload } = useAnswer(connectionList, {});
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ connections }) =>
        connections.length === 0 ? (
          <Stack space="space.200">
            <EmptyState header={texts.project.empty} description={texts.project.emptyText} />
            <BeginConnection onOpen={onOpen} />
          </Stack>
        ) : (
          <Stack space="space.200">
            <Heading as="h2">{texts.project.heading}</Heading>
            <BeginConnection onOpen={onOpen} />
            <ConnectionTable connections={connections} onOpen={onOpen} />
          </Stack>
        )
      }
    </Loaded>
  );
}

function OpenedConnection({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(connectionGet, { connection: id });
  return (
    <Stack space="space.200">
      <Box>
        <Button appearance="subtle" spacing="compact" iconBefore="arrow-left" onClick={onBack}>
          {texts.project.back}
        </Button>
      </Box>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(connection) => (
          <Stack space="space.200">
            <Inline space="space.100" alignBlock="center">
              <Heading as="h2">{connection.name}</Heading>
              <ConnectionStateLozenge state={connection.state} />
            </Inline>
            <Handshake connection={connection} onChanged={show} onStale={() => void reload()} />
            <ConnectionTabs connection={connection} onSynced={reload} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

ForgeReconciler.render(
  <Page>
    <Project />
  </Page>,
);
