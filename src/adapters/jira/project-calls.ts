import { route } from '@forge/api';
import * as z from 'zod';
import { allOf } from '../../core/all-of.ts';
import type { Jira, JiraField } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { createField } from './create-field.ts';
import { id } from './issue-answers.ts';
import { callJira, parseAnswer, type SendToJira } from './jira-call.ts';

const issueType = z
  .object({
    id,
    name: z.string(),
    subtask: z.boolean().default(false),
    hierarchyLevel: z.number().optional(),
  })
  .transform(({ hierarchyLevel, subtask, ...rest }) => ({
    ...rest,
    level: hierarchyLevel ?? (subtask ? -1 : 0),
  }));

const project = z.object({
  id,
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string().default(''),
  issueTypes: z.array(issueType).default([]),
});

const fieldPage = z.object({ fields: z.array(createField), total: z.number() });

/** Jira's largest page of create fields. */
const PAGE = 200;

const desks = z.object({ values: z.array(z.object({ id: z.string(), projectId: z.string() })) });
const types = z.object({
  values: z.array(z.object({ id: z.string(), name: z.string(), issueTypeId: z.string() })),
});
const organizations = z.object({ values: z.array(z.object({ id: z.string(), name: z.string() })) });

type OfDesk = (
  send: SendToJira,
  desk: string,
  issueTypeId: string,
) => Promise<readonly { id: string; name: string }[]>;

/** Values that no create screen lists and the desk knows, by the type of the field. */
const OF_DESK: Readonly<Record<string, OfDesk>> = {
  'com.atlassian.servicedesk:vp-origin': async (send, desk, issueTypeId) => {
    const answer = await callJira(
      send,
      route`/rest/servicedeskapi/servicedesk/${desk}/requesttype?limit=100`,
    );
    const { values } = await parseAnswer(answer, types, `list request types of ${desk}`);
    return values
      .filter((type) => type.issueTypeId === issueTypeId)
      .map((type) => ({ id: type.id, name: type.name }));
  },
  'com.atlassian.servicedesk:sd-customer-organizations': async (send, desk) => {
    const answer = await callJira(
      send,
      route`/rest/servicedeskapi/servicedesk/${desk}/organization?limit=100`,
    );
    return (await parseAnswer(answer, organizations, `list organizations of ${desk}`)).values;
  },
};

/** Undefined where the desk does not say: the app may be no agent of it. */
async function valuesOf(
  send: SendToJira,
  desk: string,
  issueTypeId: string,
  type: string,
): Promise<readonly unknown[] | undefined> {
  try {
    return await OF_DESK[type]?.(send, desk, issueTypeId);
  } catch (error) {
    if (error instanceof PortError && (error.code === 'forbidden' || error.code === 'not-found'))
      return undefined;
    throw error;
  }
}

async function deskOf(send: SendToJira, projectId: string): Promise<string | undefined> {
  const answer = await callJira(send, route`/rest/servicedeskapi/servicedesk?limit=100`);
  const { values } = await parseAnswer(answer, desks, 'list service desks');
  return values.find((one) => one.projectId === projectId)?.id;
}

export const projectCalls = (send: SendToJira): Pick<Jira, 'project' | 'createFields'> => ({
  async project(idOrKey) {
    const answer = await callJira(send, route`/rest/api/3/project/${idOrKey}`);
    if (answer.status === 404) return 'not-found';
    const { projectTypeKey, ...rest } = await parseAnswer(answer, project, `read space ${idOrKey}`);
    return { ...rest, typeKey: projectTypeKey };
  },

  async createFields(projectId, issueTypeId) {
    const fields: JiraField[] = [];
    for (;;) {
      const query = new URLSearchParams({ startAt: String(fields.length), maxResults: String(PAGE) });
      const where = route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${issueTypeId}?${query}`;
      const page = await parseAnswer(
        await callJira(send, where),
        fieldPage,
        `read create fields of ${projectId}`,
      );
      fields.push(...page.fields);
      if (page.fields.length === 0 || fields.length >= page.total) break;
    }
    const custom = fields.map(({ schema }) => schema.custom ?? '');
    if (!custom.some((type) => type in OF_DESK)) return fields;
    const desk = await deskOf(send, projectId);
    if (desk === undefined) return fields;
    const values = await allOf(custom.map((type) => valuesOf(send, desk, issueTypeId, type)));
    return fields.map((field, at) => {
      const allowedValues = values[at];
      return allowedValues === undefined ? field : { ...field, allowedValues };
    });
  },
});
