import { route } from '@forge/api';
import * as z from 'zod';
import type { Refused } from '../../core/ports/jira.ts';
import type { Desk, DeskRequestType, JiraDesk } from '../../core/ports/jira-desk.ts';
import { id } from './issue-answers.ts';
import { callJira, callWithJson, isRefusal, parseAnswer, type SendToJira } from './jira-call.ts';

const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ values: z.array(row), isLastPage: z.boolean().default(true) });

const desks = pageOf(z.object({ id, projectId: id }));
const types = pageOf(z.object({ id, name: z.string(), issueTypeId: id }));
const form = z.object({
  requestTypeFields: z
    .array(
      z.object({
        fieldId: z.string(),
        name: z.string().default(''),
        required: z.boolean().default(false),
        visible: z.boolean().default(true),
      }),
    )
    .default([]),
  canRaiseOnBehalfOf: z.boolean().default(false),
});
const raised = z.object({ issueId: id, issueKey: z.string() });
const fault = z.object({ errorMessage: z.string() });

/** The service desk API's largest page, and as many of them as anybody has desks or types. */
const PAGE = 100;
const MOST_PAGES = 20;

export const deskCalls = (send: SendToJira): JiraDesk => ({
  desk: (projectId) => deskOfSpace(send, projectId),

  async requestForm(desk, type) {
    const where = route`/rest/servicedeskapi/servicedesk/${desk}/requesttype/${type}/field`;
    const answer = await callJira(send, where);
    if (isRefusal(answer) || answer.status === 404) return undefined;
    const { requestTypeFields, canRaiseOnBehalfOf } = await parseAnswer(
      answer,
      form,
      'read the form of a request type',
    );
    const shown = requestTypeFields.filter(({ visible }) => visible);
    return {
      fields: shown.map(({ fieldId, name, required }) => ({ id: fieldId, name: name || fieldId, required })),
      onBehalf: canRaiseOnBehalfOf,
    };
  },

  async raiseRequest({ desk, type, fields, customer, trace }) {
    const answer = await callWithJson(
      send,
      route`/rest/servicedeskapi/request`,
      'POST',
      {
        serviceDeskId: desk,
        requestTypeId: type,
        requestFieldValues: fields,
        isAdfRequest: true,
        ...(customer === undefined ? {} : { raiseOnBehalfOf: customer }),
      },
      { headers: { 'X-Atlassian-Webhook-Trace': trace } },
    );
    if (isRefusal(answer) || answer.status === 404) return refusedByDesk(answer);
    const { issueId, issueKey } = await parseAnswer(answer, raised, 'raise a request');
    return { id: issueId, key: issueKey };
  },
});

async function deskOfSpace(send: SendToJira, projectId: string): Promise<Desk | undefined> {
  const all = rowsOf(
    send,
    (start) => route`/rest/servicedeskapi/servicedesk?start=${start}&limit=${PAGE}`,
    desks,
  );
  for await (const desk of all) if (desk.projectId === projectId) return withTypes(send, desk.id);
  return undefined;
}

async function withTypes(send: SendToJira, desk: string): Promise<Desk> {
  const found: DeskRequestType[] = [];
  const all = rowsOf(
    send,
    (start) => route`/rest/servicedeskapi/servicedesk/${desk}/requesttype?start=${start}&limit=${PAGE}`,
    types,
  );
  for await (const { id: type, name, issueTypeId } of all)
    found.push({ id: type, name, issueType: issueTypeId });
  return { id: desk, types: found };
}

/** The rows page by page, no further than they are asked for; none where the app is not let in. */
async function* rowsOf<Row>(
  send: SendToJira,
  where: (start: number) => ReturnType<typeof route>,
  schema: z.ZodType<{ values: Row[]; isLastPage: boolean }>,
): AsyncGenerator<Row> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await callJira(send, where(page * PAGE));
    if (isRefusal(answer) || answer.status === 404) return;
    const { values, isLastPage } = await parseAnswer(answer, schema, 'read the service desk');
    yield* values;
    if (isLastPage || values.length === 0) return;
  }
}

/** The portal blames no field: it says all in one text. */
async function refusedByDesk(answer: {
  readonly status: number;
  json(): Promise<unknown>;
}): Promise<Refused> {
  const parsed = fault.safeParse(await answer.json().catch(() => undefined));
  const message = parsed.success ? parsed.data.errorMessage : `Jira answered ${answer.status}`;
  return {
    refused: true,
    fields: {},
    messages: [message],
    passing: answer.status === 403 ? 'right' : 'state',
  };
}
