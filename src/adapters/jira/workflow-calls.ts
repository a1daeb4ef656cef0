import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira, JiraStatus, JiraTransition, ScreenField } from '../../core/ports/jira.ts';
import { bodyOf } from './issue-body.ts';
import {
  callJira,
  callWithJson,
  isRefusal,
  parseAnswer,
  refusal,
  refusedBy,
  type SendToJira,
} from './jira-call.ts';

/** Categories that Jira may add are those that say nothing. */
const status: z.ZodType<JiraStatus> = z
  .object({
    id: z.string(),
    name: z.string(),
    statusCategory: z.object({
      key: z.enum(['new', 'indeterminate', 'done', 'undefined']).catch('undefined'),
    }),
  })
  .transform(({ id, name, statusCategory }) => ({ id, name, category: statusCategory.key }));

const screenField = z.object({
  name: z.string().default(''),
  required: z.boolean().default(false),
  hasDefaultValue: z.boolean().default(false),
});

const transition: z.ZodType<JiraTransition> = z
  .object({
    id: z.string(),
    name: z.string(),
    to: status,
    isAvailable: z.boolean().default(true),
    fields: z.record(z.string(), screenField).default({}),
  })
  .transform(({ id, name, to, isAvailable, fields }) => ({
    id,
    name,
    to,
    hidden: !isAvailable,
    screen: Object.entries(fields).map(
      ([field, shown]): ScreenField => ({
        field,
        name: shown.name,
        required: shown.required,
        filled: shown.hasDefaultValue,
      }),
    ),
  }));

const transitionList = z.object({ transitions: z.array(transition) });
const statusesOfTypes = z.array(z.object({ id: z.string(), statuses: z.array(status) }));

export const workflowCalls = (
  send: SendToJira,
): Pick<Jira, 'transitions' | 'transitionIssue' | 'statuses'> => ({
  async transitions(id) {
    const query = new URLSearchParams({
      expand: 'transitions.fields',
      includeUnavailableTransitions: 'true',
    });
    const answer = await callJira(send, route`/rest/api/3/issue/${id}/transitions?${query}`);
    if (answer.status === 404) return 'not-found';
    return (await parseAnswer(answer, transitionList, `read the transitions of work item ${id}`)).transitions;
  },

  async transitionIssue(id, transition, write) {
    const body = { transition: { id: transition }, ...bodyOf(write) };
    const answer = await callWithJson(send, route`/rest/api/3/issue/${id}/transitions`, 'POST', body);
    if (answer.status === 404) return 'not-found';
    if (isRefusal(answer)) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `move work item ${id} along transition ${transition}`);
    return 'done';
  },

  async statuses(project, issueType) {
    const answer = await callJira(send, route`/rest/api/3/project/${project}/statuses`);
    const types = await parseAnswer(answer, statusesOfTypes, `read the statuses of space ${project}`);
    return types.find((one) => one.id === issueType)?.statuses ?? [];
  },
});
