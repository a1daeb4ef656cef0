import { Button, EmptyState, Stack } from '@forge/react';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { type ConnectionSummary, connectionList } from '../../contract/connections.ts';
import { ask } from './ask.ts';
import { allConnections, ConnectionSearch, connectionsWish } from './connection-search.tsx';
import { ConnectionTable } from './connection-table.tsx';
import { CsvFile, type CsvPage } from './csv-file.tsx';
import { ListPages } from './list-pages.tsx';
import { Loaded } from './loaded.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';
import { useSettled } from './use-settled.ts';

interface FoundConnectionsProps {
  /** What stands in place of the list where there is no connection at all. */
  readonly empty: ReactElement;
  /** What stands above it otherwise. */
  readonly head: ReactNode;
  readonly onOpen: (id: string) => void;
  readonly actions?: (connection: ConnectionSummary, reload: () => void) => ReactElement;
}

/** So many connections on a page of the list. */
const pageSize = 25;
const csvSize = 200;

/** The connections that fit what a person looks for, page by page, and all of them as a file. */
export function FoundConnections({ empty, head, onOpen, actions }: FoundConnectionsProps) {
  const { lists } = useTexts().texts;
  const [wish, setWish] = useState(allConnections);
  const settled = useSettled(wish, wish.text === '' ? 0 : 300);
  const { answer, reload } = useAnswer(connectionList, connectionsWish(settled, pageSize));
  const isNarrowed = wish.text !== '' || wish.state !== 'any';
  const hasAny = useRef(false);
  if (answer.status === 'ready' && answer.data.total > 0) hasAny.current = true;
  if (answer.status === 'ready' && answer.data.total === 0 && !isNarrowed) return empty;
  const isListed = hasAny.current || isNarrowed;
  return (
    <Stack space="space.200">
      {isListed && head}
      {isListed && <ConnectionSearch wish={wish} onChange={setWish} />}
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ connections, total }) =>
          total === 0 ? (
            <EmptyState
              header={lists.nothing}
              description={lists.nothingText}
              primaryAction={<Button onClick={() => setWish(allConnections)}>{lists.clear}</Button>}
            />
          ) : (
            <Stack space="space.200">
              <ConnectionTable
                connections={connections}
                isWhole={total <= pageSize}
                onOpen={onOpen}
                {...(actions === undefined
                  ? {}
                  : { actions: (one: ConnectionSummary) => actions(one, () => void reload()) })}
              />
              <ListPages
                total={total}
                from={wish.from}
                size={pageSize}
                onTurn={(from) => setWish({ ...wish, from })}
              />
              <SavedConnections key={JSON.stringify(settled)} wish={settled} />
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}

/** Those that fit, as a file. */
function SavedConnections({ wish }: { readonly wish: typeof allConnections }) {
  const { texts } = useTexts();
  const { name, partner, space, mode, state, lastSync, inStep, pending, errors } = texts.list;
  const readPage = async (cursor: string | undefined) => {
    const from = Number(cursor ?? 0);
    const outcome = await ask(connectionList, connectionsWish({ ...wish, from }, csvSize));
    if (!outcome.ok) return outcome;
    const end = from + outcome.data.connections.length;
    const page: CsvPage = {
      rows: outcome.data.connections.map((one) => [
        one.name,
        one.peer.siteUrl === undefined ? one.peer.name : `${one.peer.name} (${one.peer.siteUrl})`,
        one.local.projectKey,
        texts.modes[one.mode],
        texts.states[one.state],
        one.lastSync === undefined ? '' : new Date(one.lastSync).toISOString(),
        String(one.synced),
        String(one.pending),
        String(one.errors),
      ]),
      cursor: end < outcome.data.total && end > from ? String(end) : undefined,
    };
    return { ok: true as const, data: page };
  };
  return (
    <CsvFile
      fileName={texts.lists.connectionsFile}
      head={[name, partner, space, mode, state, lastSync, inStep, pending, errors]}
      readPage={readPage}
    />
  );
}
