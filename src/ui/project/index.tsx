import ForgeReconciler, { Box, Button, EmptyState, Heading, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { type ConnectionDetail, connectionGet } from '../../contract/connections.ts';
import { CheckResult } from '../admin/check-result.tsx';
import { ConnectionActions } from '../admin/connection-actions.tsx';
import { ConnectionDialogs, type ConnectionStep } from '../admin/connection-dialogs.tsx';
import { useCheck } from '../admin/use-check.ts';
import { ConnectionTabs } from '../shared/connection-tabs.tsx';
import { FoundConnections } from '../shared/found-connections.tsx';
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
  return (
    <FoundConnections
      empty={
        <Stack space="space.200">
          <EmptyState header={texts.project.empty} description={texts.project.emptyText} />
          <BeginConnection onOpen={onOpen} />
        </Stack>
      }
      head={
        <>
          <Heading as="h2">{texts.project.heading}</Heading>
          <BeginConnection onOpen={onOpen} />
        </>
      }
      onOpen={onOpen}
    />
  );
}

function OpenedConnection({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(connectionGet, { connection: id }, waitsFor);
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
            <Tended connection={connection} onChanged={show} onStale={() => void reload()} onBack={onBack} />
            <Handshake connection={connection} onChanged={show} onStale={() => void reload()} />
            <ConnectionTabs connection={connection} onSynced={reload} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

/** While the partner or a site admin has something to do, the page looks again by itself (seconds). */
const waitsFor = ({ state }: ConnectionDetail): number | undefined =>
  state === 'pending' || state === 'accepted' ? 3 : state === 'awaiting-approval' ? 10 : undefined;

interface TendedProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onStale: () => void;
  readonly onBack: () => void;
}

/** Name and state of the connection, with what an administrator of the space may do about it. */
function Tended({ connection, onChanged, onStale, onBack }: TendedProps) {
  const [step, setStep] = useState<ConnectionStep>();
  const check = useCheck(connection.id, onStale);
  const { id, name, state, peer } = connection;
  const runs = state === 'active' || state === 'paused';
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
        <Inline space="space.100" alignBlock="center">
          <Heading as="h2">{name}</Heading>
          <ConnectionStateLozenge state={state} />
        </Inline>
        {runs && (
          <ConnectionActions connection={connection} check={check} onStep={setStep} onChanged={onChanged} />
        )}
      </Inline>
      <CheckResult check={check} peerName={peer.name} />
      <ConnectionDialogs
        key={id}
        connection={connection}
        step={step}
        onClose={() => setStep(undefined)}
        onChanged={onChanged}
        onStale={onStale}
        onDeleted={onBack}
      />
    </Stack>
  );
}

ForgeReconciler.render(
  <Page>
    <Project />
  </Page>,
);
