import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { JiraGate } from '../../core/ports/jira-gate.ts';
import type { JiraSpaces } from '../../core/ports/jira-spaces.ts';
import { callJira, isRefusal, parseAnswer } from './jira-call.ts';
import { throughGate } from './through-gate.ts';

const statuses = z.array(z.object({ statuses: z.array(z.object({ name: z.string() })) }));
const levels = z.object({ levels: z.array(z.object({ name: z.string() })) });

/** What of a space rules can name, as the app user. */
export function spacesAsApp(gate: JiraGate): JiraSpaces {
  const send = throughGate((where, options) => asApp().requestJira(where, options), gate);
  return {
    async projectStatuses(projectId) {
      const answer = await callJira(send, route`/rest/api/3/project/${projectId}/statuses`);
      const types = await parseAnswer(answer, statuses, `read the statuses of space ${projectId}`);
      return [...new Set(types.flatMap((type) => type.statuses.map(({ name }) => name)))];
    },

    async securityLevels(projectId) {
      const answer = await callJira(send, route`/rest/api/3/project/${projectId}/securitylevel`);
      if (isRefusal(answer) || answer.status === 404) return [];
      const found = await parseAnswer(answer, levels, `read the security levels of space ${projectId}`);
      return found.levels.map(({ name }) => name);
    },
  };
}
