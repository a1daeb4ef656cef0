import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as z from 'zod';
import { PortError } from '../../core/ports/port-error.ts';
import type { IssueChange } from '../../core/sync/issue-change.ts';
import { wireTrigger } from '../../wiring/trigger.ts';
import { changesOf, projectChangeOf } from './changes-of.ts';
import { issueEvent } from './event-schemas.ts';

const invocation = z.object({ installContext: z.string().optional() });

/** Seconds until Forge delivers an event again whose mark could not be set. */
const RETRY_AFTER = 30;

const wired = (context: unknown) => wireTrigger(invocation.safeParse(context).data?.installContext);

/** Our own creates come here too: they complete the claim that the create was made under. */
export async function onIssueCreated(event: unknown, context: unknown): Promise<unknown> {
  const app = wired(context);
  const created = issueEvent.safeParse(event);
  if (created.success && created.data.selfGenerated) {
    const { issue, webhookTraceValue: trace } = created.data;
    return withRetry(app, () =>
      app.completeClaim({ issue: issue.id, ...(trace === undefined ? {} : { trace }) }),
    );
  }
  return note(app, event);
}

export const onJiraChanged = async (event: unknown, context: unknown): Promise<unknown> =>
  note(wired(context), event);

async function note(app: ReturnType<typeof wireTrigger>, event: unknown): Promise<unknown> {
  const changes: IssueChange[] | undefined = changesOf(event);
  if (!changes) {
    app.log.note('event.unknown-shape', { eventType: typeOf(event) });
    return undefined;
  }
  const project = projectChangeOf(event);
  return withRetry(app, async () => {
    if (project) await app.noteProject(project);
    for (const change of changes) await app.note(change);
  });
}

/** Setting a mark twice does no harm, so whatever the store could not do is done again. */
async function withRetry(
  app: ReturnType<typeof wireTrigger>,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    app.log.note('event.again', { code: error.code });
    return new InvocationError({
      retryAfter: Math.ceil(error.retryAfter ?? RETRY_AFTER),
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}

/** A closed word for the log: nothing of the event's content. */
function typeOf(event: unknown): string {
  const parsed = z.object({ eventType: z.string().max(60) }).safeParse(event);
  return parsed.success ? parsed.data.eventType : 'none';
}
