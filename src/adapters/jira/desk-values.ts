import { route } from '@forge/api';
import * as z from 'zod';
import { PortError } from '../../core/ports/port-error.ts';
import { callJira, parseAnswer, type SendToJira } from './jira-call.ts';

const desks = z.object({ values: z.array(z.object({ id: z.string(), projectId: z.string() })) });
const types = z.object({
  values: z.array(z.object({ id: z.string(), name: z.string(), issueTypeId: z.string() })),
});
const organizations = z.object({ values: z.array(z.object({ id: z.string(), name: z.string() })) });

export interface DeskValue {
  readonly id: string;
  readonly name: string;
}

/** What the service desk of a project knows and no create screen lists; each list is asked for once. */
export interface DeskValues {
  /** The values of a field by its custom type. Undefined: no desk has any, or it does not say. */
  of(
    customType: string,
    place: { projectId: string; issueTypeId: string },
  ): Promise<readonly DeskValue[] | undefined>;
}

const REQUEST_TYPE = 'com.atlassian.servicedesk:vp-origin';
const ORGANIZATIONS = 'com.atlassian.servicedesk:sd-customer-organizations';

/** For one invocation: the screens of ten work types of a space would ask for the same three lists ten times. */
export function deskValues(send: SendToJira): DeskValues {
  const all = once(() => told(send, route`/rest/servicedeskapi/servicedesk?limit=100`, desks));
  const typesOf = once((desk) =>
    told(send, route`/rest/servicedeskapi/servicedesk/${desk}/requesttype?limit=100`, types),
  );
  const organizationsOf = once((desk) =>
    told(send, route`/rest/servicedeskapi/servicedesk/${desk}/organization?limit=100`, organizations),
  );
  return {
    async of(customType, { projectId, issueTypeId }) {
      if (customType !== REQUEST_TYPE && customType !== ORGANIZATIONS) return undefined;
      const desk = (await all(''))?.values.find((one) => one.projectId === projectId)?.id;
      if (desk === undefined) return undefined;
      if (customType === ORGANIZATIONS) return (await organizationsOf(desk))?.values;
      const found = await typesOf(desk);
      return found?.values
        .filter((type) => type.issueTypeId === issueTypeId)
        .map(({ id, name }) => ({ id, name }));
    },
  };
}

/** Undefined where Jira does not say: the app may be no agent of the desk, or the site has none. */
async function told<Answer>(
  send: SendToJira,
  where: ReturnType<typeof route>,
  schema: z.ZodType<Answer>,
): Promise<Answer | undefined> {
  try {
    return await parseAnswer(await callJira(send, where), schema, 'read the service desk');
  } catch (error) {
    if (error instanceof PortError && (error.code === 'forbidden' || error.code === 'not-found'))
      return undefined;
    throw error;
  }
}

/** Asks once for each key, also where several ask at the same time; what failed is asked for anew. */
function once<Answer>(askFor: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return async (key) => {
    const answer = asked.get(key) ?? askFor(key);
    asked.set(key, answer);
    try {
      return await answer;
    } catch (error) {
      asked.delete(key);
      throw error;
    }
  };
}
