import { route } from '@forge/api';
import * as z from 'zod';
import { allOf } from '../../core/all-of.ts';
import type { Jira, JiraField } from '../../core/ports/jira.ts';
import { createField } from './create-field.ts';
import { deskValues } from './desk-values.ts';
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

export function projectCalls(send: SendToJira): Pick<Jira, 'project' | 'createFields'> {
  const desk = deskValues(send);
  return {
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
      const values = await allOf(custom.map((type) => desk.of(type, { projectId, issueTypeId })));
      return fields.map((field, at) => {
        const allowedValues = values[at];
        return allowedValues === undefined ? field : { ...field, allowedValues };
      });
    },
  };
}
