import { Inline } from '@forge/react';
import type { ConnectionDetail, ConnectionHealth } from '../../contract/connections.ts';
import { Facts } from './facts.tsx';
import type { Texts } from './texts/en.ts';
import { useTexts } from './texts/use-texts.ts';

/** Both ends of a connection beside each other: this one as it is now, the partner's as it last said. */
export function HealthCards({ connection }: { readonly connection: ConnectionDetail }) {
  const { texts, when } = useTexts();
  const { connection: words, health: healthWords, check } = texts;
  const { local, peer, health } = connection;
  const version = (number: number | undefined): string =>
    number === undefined ? healthWords.untold : check.protocolText(number);
  return (
    <Inline space="space.200" shouldWrap>
      <Facts
        heading={`${words.here}: ${local.name}`}
        facts={[
          [words.site, local.siteUrl],
          [words.space, local.projectKey],
          [words.region, local.region ?? words.notDeclared],
          [words.inStep, String(connection.synced)],
          [healthWords.waiting, backlogOf(health.here, healthWords, when)],
          [words.errors, String(connection.errors)],
          [words.lastSync, when(connection.lastSync)],
          [healthWords.protocol, version(health.protocol.here)],
        ]}
      />
      <Facts
        heading={`${words.there}: ${peer.name}`}
        facts={[
          [words.site, peer.siteUrl ?? words.notDeclared],
          [words.space, peer.projectKey ?? words.notDeclared],
          [words.region, peer.region ?? words.notDeclared],
          [words.lastHeard, heardOf(connection, healthWords, when)],
          [healthWords.waiting, told(health.there, healthWords, when)],
          [healthWords.protocol, version(health.protocol.there)],
        ]}
      />
    </Inline>
  );
}

type When = (epochMs: number | undefined) => string;

function backlogOf(
  { backlog, oldest }: ConnectionHealth['here'],
  words: Texts['health'],
  when: When,
): string {
  if (backlog === 0) return words.nothing;
  return oldest === undefined ? String(backlog) : words.since(backlog, when(oldest));
}

function told(there: ConnectionHealth['there'], words: Texts['health'], when: When): string {
  return there === undefined ? words.untold : words.asOf(backlogOf(there, words, when), when(there.at));
}

const heardOf = ({ heard, health }: ConnectionDetail, words: Texts['health'], when: When): string =>
  health.silentSince === undefined ? when(heard) : words.silent(when(health.silentSince));
