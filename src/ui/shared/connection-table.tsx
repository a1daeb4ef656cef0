import { Badge, DynamicTable, Inline, Pressable, Stack, Text, xcss } from '@forge/react';
import type { ReactElement } from 'react';
import type { ConnectionSummary } from '../../contract/connections.ts';
import { inCell } from './in-cell.tsx';
import { ConnectionStateLozenge } from './state-lozenges.tsx';
import type { Texts } from './texts/en.ts';
import { useTexts } from './texts/use-texts.ts';

/** A button that looks like a link: the place is inside the page and has no address of its own. */
const plain = xcss({
  backgroundColor: 'color.background.neutral.subtle',
  padding: 'space.0',
  textAlign: 'start',
});

interface ConnectionTableProps {
  readonly connections: readonly ConnectionSummary[];
  readonly onOpen: (id: string) => void;
  /** Whether all that there are stand in this table: only then sorting tells the truth. */
  readonly isWhole: boolean;
  /** What can be done with a connection, for a cell of its own. */
  readonly actions?: (connection: ConnectionSummary) => ReactElement;
}

/** Connections with their state, what is in step, what waits, and what to do next. */
export function ConnectionTable({ connections, onOpen, isWhole, actions }: ConnectionTableProps) {
  const { texts, when } = useTexts();
  return (
    <DynamicTable
      label={texts.list.heading}
      head={{ cells: headOf(texts, isWhole, actions !== undefined) }}
      rows={connections.map((connection) => ({
        key: connection.id,
        cells: [
          {
            key: connection.name,
            content: (
              <Stack>
                <Pressable xcss={plain} onClick={() => onOpen(connection.id)}>
                  <Text color="color.link">{connection.name}</Text>
                </Pressable>
                {connection.description !== '' && (
                  <Text size="small" color="color.text.subtle">
                    {connection.description}
                  </Text>
                )}
              </Stack>
            ),
          },
          { key: connection.peer.name, content: <Text>{peerOf(connection)}</Text> },
          { key: connection.local.projectKey, content: <Text>{connection.local.projectKey}</Text> },
          { key: connection.mode, content: <Text>{texts.modes[connection.mode]}</Text> },
          { key: connection.state, content: inCell(<State connection={connection} />) },
          { key: connection.lastSync ?? 0, content: <Text>{when(connection.lastSync)}</Text> },
          { key: connection.synced, content: <Badge>{connection.synced}</Badge> },
          { key: connection.pending, content: inCell(<Waiting connection={connection} />) },
          {
            key: connection.errors,
            content: (
              <Badge appearance={connection.errors > 0 ? 'important' : 'default'}>{connection.errors}</Badge>
            ),
          },
          ...(actions === undefined ? [] : [{ key: 'actions', content: actions(connection) }]),
        ],
      }))}
    />
  );
}

interface OfConnection {
  readonly connection: ConnectionSummary;
}

function State({ connection: { state, health, next } }: OfConnection) {
  const { texts, when } = useTexts();
  return (
    <Stack space="space.050">
      <Inline>
        <ConnectionStateLozenge state={state} />
      </Inline>
      {next !== 'none' && <Text size="small">{texts.steps[next]}</Text>}
      {health.silentSince !== undefined && (
        <Text size="small">{texts.health.silent(when(health.silentSince))}</Text>
      )}
    </Stack>
  );
}

/** What waits here, and at the partner as it last said. */
function Waiting({ connection: { pending, health } }: OfConnection) {
  const { texts } = useTexts();
  const there = health.there?.backlog ?? 0;
  return (
    <Inline space="space.050" alignBlock="center">
      <Badge>{pending}</Badge>
      {there > 0 && <Text size="small">{texts.health.there(there)}</Text>}
    </Inline>
  );
}

function headOf(texts: Texts, isSortable: boolean, hasActions: boolean) {
  const { name, partner, space, mode, state, lastSync, inStep, pending, errors } = texts.list;
  const named = { name, partner, space, mode, state, lastSync, inStep, pending, errors };
  return [
    ...Object.entries(named).map(([key, content]) => ({ key, content, isSortable })),
    ...(hasActions ? [{ key: 'actions', content: texts.lists.actions }] : []),
  ];
}

/** Like `Globex (globex.atlassian.net)`. */
function peerOf({ peer }: ConnectionSummary): string {
  const host = peer.siteUrl?.replace(/^https?:\/\//, '');
  return host === undefined ? peer.name : `${peer.name} (${host})`;
}
