import { Inline, Stack, Text } from '@forge/react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { Facts } from './facts.tsx';
import { QuickSync } from './quick-sync.tsx';
import { Sentences } from './sentences.tsx';
import { useTexts } from './texts/use-texts.ts';

interface ConnectionOverviewProps {
  readonly connection: ConnectionDetail;
  readonly onTriggers: () => void;
  readonly onSynced: () => void;
}

/** Health, Quick Sync, both ends, what leaves and what enters. */
export function ConnectionOverview({ connection, onTriggers, onSynced }: ConnectionOverviewProps) {
  const { texts, when } = useTexts();
  const words = texts.connection;
  const { local, peer, leaves, enters } = connection;
  return (
    <Stack space="space.300">
      {connection.state === 'active' && (
        <QuickSync
          connection={connection.id}
          projectKey={local.projectKey}
          onTriggers={onTriggers}
          onSynced={onSynced}
        />
      )}
      <Inline space="space.200" shouldWrap>
        <Facts
          heading={`${words.here}: ${local.name}`}
          facts={[
            [words.site, local.siteUrl],
            [words.space, local.projectKey],
            [words.region, local.region ?? words.notDeclared],
            [words.inStep, String(connection.synced)],
            [words.pending, String(connection.pending)],
            [words.errors, String(connection.errors)],
          ]}
        />
        <Facts
          heading={`${words.there}: ${peer.name}`}
          facts={[
            [words.site, peer.siteUrl ?? words.notDeclared],
            [words.space, peer.projectKey ?? words.notDeclared],
            [words.region, peer.region ?? words.notDeclared],
            [words.lastHeard, when(connection.heard)],
            [words.lastSync, when(connection.lastSync)],
          ]}
        />
      </Inline>
      <Sentences heading={texts.accept.leaves} lines={leaves} />
      <Sentences heading={texts.accept.enters} lines={enters} />
      <Agreed connection={connection} />
    </Stack>
  );
}

/** Who agreed, and whose value stays in a conflict. */
function Agreed({ connection }: { readonly connection: ConnectionDetail }) {
  const { texts, when } = useTexts();
  const words = texts.connection;
  const { consent, policy, role } = connection;
  const roles: Readonly<Record<string, string>> = texts.roles;
  const line = (given: typeof consent.here): string =>
    given === undefined
      ? texts.common.notYet
      : words.consentLine(given.by, roles[given.role] ?? given.role, when(given.at));
  return (
    <Stack space="space.050">
      <Text>{`${words.consentedHere}: ${line(consent.here)}`}</Text>
      <Text>{`${words.consentedThere}: ${line(consent.there)}`}</Text>
      <Text>{`${words.winner}, ${policy.winner === role ? words.winnerHere : words.winnerThere}.`}</Text>
    </Stack>
  );
}
