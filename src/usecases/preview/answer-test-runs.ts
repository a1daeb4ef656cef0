import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';

/** Whether this side answers test runs of the peer. */
export interface TestRunsAnswered {
  readonly answers: boolean;
}

export async function testRunsAnswered(
  { store }: { readonly store: Store },
  id: string,
): Promise<Attempt<TestRunsAnswered>> {
  const connection = await store.get(connectionKind, id);
  return connection ? done({ answers: connection.testRuns === true }) : failed(noSuchConnection(id));
}

export async function answerTestRuns(
  ports: { readonly store: Store; readonly random: Random },
  id: string,
  answers: boolean,
): Promise<Attempt<TestRunsAnswered>> {
  const changed = await changeConnection(ports, id, (now) => ({ ...now, testRuns: answers }));
  return changed ? done({ answers }) : failed(noSuchConnection(id));
}
