import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { HealthCards } from './health-cards.tsx';
import { QuickSync } from './quick-sync.tsx';
import { RulesInForce } from './rules-in-force.tsx';
import { Sentences } from './sentences.tsx';
import { useTexts } from './texts/use-texts.ts';

interface ConnectionOverviewProps {
  readonly connection: ConnectionDetail;
  /** As of RulesInForce. */
  readonly tellsWaiting: boolean;
  readonly onTriggers: () => void;
  /** Where the page has rules to be changed. */
  readonly onRules?: () => void;
  readonly onSynced: () => void;
}

/** Health, Quick Sync, both ends, what leaves and what enters. */
export function ConnectionOverview(props: ConnectionOverviewProps) {
  const { texts } = useTexts();
  const { connection, tellsWaiting, onTriggers, onRules, onSynced } = props;
  const [asked, setAsked] = useState(0);
  const { local, leaves, enters, terms, state } = connection;
  const isSetUp = ['active', 'paused', 'suspended', 'restored'].includes(state);
  return (
    <Stack space="space.300">
      {state === 'active' && connection.next === 'first-sync' && (
        <FirstSteps onSync={() => setAsked(asked + 1)} {...(onRules === undefined ? {} : { onRules })} />
      )}
      {connection.state === 'active' && (
        <QuickSync
          key={asked}
          connection={connection.id}
          projectKey={local.projectKey}
          isAsked={asked > 0}
          onTriggers={onTriggers}
          onSynced={onSynced}
        />
      )}
      <HealthCards connection={connection} />
      {terms?.here === undefined ? (
        <>
          <Sentences heading={isSetUp ? texts.rules.leaves : texts.accept.leaves} lines={leaves} />
          <Sentences heading={isSetUp ? texts.rules.enters : texts.accept.enters} lines={enters} />
        </>
      ) : (
        // The text that was agreed to at first no longer says what crosses.
        <RulesInForce connection={connection} tellsWaiting={tellsWaiting} />
      )}
      <Agreed connection={connection} />
    </Stack>
  );
}

interface FirstStepsProps {
  readonly onSync: () => void;
  readonly onRules?: () => void;
}

/** What to do with a connection that has just become active. */
function FirstSteps({ onSync, onRules }: FirstStepsProps) {
  const { sync } = useTexts().texts;
  const configure =
    onRules === undefined
      ? []
      : [
          <SectionMessageAction key="configure" onClick={onRules}>
            {sync.configure}
          </SectionMessageAction>,
        ];
  const actions = [
    ...configure,
    <SectionMessageAction key="first" onClick={onSync}>
      {sync.first}
    </SectionMessageAction>,
  ];
  return (
    <SectionMessage appearance="success" title={sync.firstHeading} actions={actions}>
      <Text>{sync.firstText}</Text>
    </SectionMessage>
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
