import type { APIResponse, Route } from '@forge/api';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { callJira, isRefusal, refusal, refusedBy, type SendToJira } from './jira-call.ts';

/** `what` names the child for the one who reads an error, such as `comment 10001`. */
export async function childExists(send: SendToJira, where: Route, what: string): Promise<boolean> {
  const answer = await callJira(send, where);
  if (answer.status === 404) return false;
  if (!answer.ok) throw await refusal(answer, `look for ${what}`);
  return true;
}

/** One that is gone already is as good as deleted. */
export async function deleteChild(send: SendToJira, where: Route, what: string): Promise<void> {
  const answer = await callJira(send, where, { method: 'DELETE' });
  if (!answer.ok && answer.status !== 404) throw await refusal(answer, `delete ${what}`);
}

/** What became of a PUT. */
export async function childChanged(
  answer: APIResponse,
  what: string,
): Promise<'done' | 'not-found' | Refused> {
  if (answer.status === 404) return 'not-found';
  if (isRefusal(answer)) return refusedBy(answer);
  if (!answer.ok) throw await refusal(answer, `change ${what}`);
  return 'done';
}

/**
 * All pages of a list, each read from where the last one ended. A page that cannot be read makes the list
 * incomplete: then nothing may be concluded from what is missing.
 */
export async function readPages<T>(
  readPage: (startAt: number) => Promise<{ readonly rows: readonly T[]; readonly total: number }>,
): Promise<{ readonly list: readonly T[]; readonly complete: boolean }> {
  const list: T[] = [];
  for (;;) {
    try {
      const { rows, total } = await readPage(list.length);
      list.push(...rows);
      const complete = list.length >= total;
      if (rows.length === 0 || complete) return { list, complete };
    } catch (error) {
      if (!(error instanceof PortError) || list.length === 0) throw error;
      return { list, complete: false };
    }
  }
}
