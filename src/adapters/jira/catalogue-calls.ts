import { route } from '@forge/api';
import * as z from 'zod';
import type { JiraCatalogue } from '../../core/ports/jira-catalogue.ts';
import { callJira, callWithJson, isRefusal, parseAnswer, refusal, type SendToJira } from './jira-call.ts';

const people = z.array(
  z.object({
    accountId: z.string(),
    accountType: z.string().default('atlassian'),
    active: z.boolean().default(true),
    emailAddress: z.string().optional(),
    displayName: z.string().default(''),
  }),
);
const named = z.object({ values: z.array(z.object({ accountId: z.string(), displayName: z.string() })) });
const siteNames = z.array(z.object({ name: z.string() }));
const contexts = z.object({ values: z.array(z.object({ id: z.string() })) });
const mappings = z.object({
  values: z.array(
    z.object({
      contextId: z.string(),
      projectId: z.string().optional(),
      isGlobalContext: z.boolean().optional(),
    }),
  ),
});
const options = z.object({
  values: z.array(z.object({ id: z.string(), value: z.string(), optionId: z.string().optional() })),
  isLast: z.boolean().default(true),
});

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const peopleCalls = (send: SendToJira): Pick<JiraCatalogue, 'searchPeople' | 'peopleNames'> => ({
  async searchPeople(text, project) {
    const query = new URLSearchParams({ query: text, maxResults: '20' });
    const answer = await callJira(send, route`/rest/api/3/user/search?${query}`);
    if (isRefusal(answer)) return [];
    const found = await parseAnswer(answer, people, 'search people');
    const there = new URLSearchParams({ query: text, project, maxResults: '50' });
    const may = await callJira(send, route`/rest/api/3/user/assignable/search?${there}`);
    const assignable = may.ok ? await parseAnswer(may, people, 'search people to assign') : [];
    const ids = new Set(assignable.map(({ accountId }) => accountId));
    return found
      .filter(({ active, accountType }) => active && accountType !== 'app')
      .map(({ accountId, displayName, emailAddress }) => ({
        id: accountId,
        name: displayName,
        ...(emailAddress === undefined ? {} : { email: emailAddress }),
        assignable: ids.has(accountId),
      }));
  },

  async peopleNames(ids) {
    if (ids.length === 0) return {};
    const query = new URLSearchParams({ maxResults: '200' });
    for (const id of ids.slice(0, 200)) query.append('accountId', id);
    const answer = await callJira(send, route`/rest/api/3/user/bulk?${query}`);
    if (isRefusal(answer)) return {};
    const { values } = await parseAnswer(answer, named, 'read names of people');
    return Object.fromEntries(values.map(({ accountId, displayName }) => [accountId, displayName]));
  },
});

export const catalogueCalls = (send: SendToJira): JiraCatalogue => ({
  ...peopleCalls(send),

  accountByEmail: (email) =>
    theOne(send, email, ({ emailAddress }) => emailAddress !== undefined && same(emailAddress, email)),

  accountByName: (name) => theOne(send, name, ({ displayName }) => same(displayName, name)),

  async names(of) {
    const where = of === 'priority' ? route`/rest/api/3/priority` : route`/rest/api/3/resolution`;
    const found = await parseAnswer(await callJira(send, where), siteNames, `read every ${of}`);
    return found.map(({ name }) => name);
  },

  async assignable(projectKey, accountId) {
    const query = new URLSearchParams({ project: projectKey, accountId, maxResults: '1' });
    const answer = await callJira(send, route`/rest/api/3/user/assignable/search?${query}`);
    if (isRefusal(answer)) return false;
    const found = await parseAnswer(answer, people, 'find out who may be assigned');
    return found.some((one) => one.accountId === accountId);
  },

  addVersion: (projectId, name, { description } = {}) =>
    made(send, route`/rest/api/3/version`, {
      name,
      projectId: Number(projectId),
      ...(description === undefined ? {} : { description }),
    }),

  async addComponent(projectId, name, { description, lead } = {}) {
    const project = await callJira(send, route`/rest/api/3/project/${projectId}`);
    if (!project.ok) return 'refused';
    const { key } = await parseAnswer(project, z.object({ key: z.string() }), `read space ${projectId}`);
    return made(send, route`/rest/api/3/component`, {
      name,
      project: key,
      ...(description === undefined ? {} : { description }),
      ...(lead === undefined ? {} : { leadAccountId: lead }),
    });
  },

  async addOption(fieldId, projectId, { name, parent }) {
    const context = await contextOf(send, fieldId, projectId);
    if (context === undefined) return 'refused';
    const above = parent === undefined ? undefined : await optionId(send, fieldId, context, parent);
    if (parent !== undefined && above === undefined) return 'refused';
    const option = { value: name, ...(above === undefined ? {} : { optionId: above }) };
    const where = route`/rest/api/3/field/${fieldId}/context/${context}/option`;
    return made(send, where, { options: [option] });
  },
});

/** The one active person whom a search for the text finds and who is meant by it. */
async function theOne(
  send: SendToJira,
  text: string,
  isMeant: (person: z.infer<typeof people>[number]) => boolean,
): Promise<string | undefined> {
  const query = new URLSearchParams({ query: text, maxResults: '50' });
  const answer = await callJira(send, route`/rest/api/3/user/search?${query}`);
  if (isRefusal(answer)) return undefined;
  const found = await parseAnswer(answer, people, 'find a person');
  const meant = found.filter((person) => person.active && person.accountType !== 'app' && isMeant(person));
  // Somebody may have a customer's account beside their own.
  const own = meant.filter((person) => person.accountType === 'atlassian');
  const [one, ...more] = own.length > 0 ? own : meant;
  return more.length === 0 ? one?.accountId : undefined;
}

/** A refusal may mean that somebody else has just made it: whether it is there now shows when it is used. */
async function made(
  send: SendToJira,
  where: ReturnType<typeof route>,
  body: unknown,
): Promise<'made' | 'refused'> {
  const answer = await callWithJson(send, where, 'POST', body);
  if (answer.status === 400) return 'made';
  if (isRefusal(answer) || answer.status === 404) return 'refused';
  if (!answer.ok) throw await refusal(answer, 'make a value for a field');
  return 'made';
}

/** The context whose options the project has. */
async function contextOf(send: SendToJira, fieldId: string, projectId: string): Promise<string | undefined> {
  const answer = await callJira(send, route`/rest/api/3/field/${fieldId}/context`);
  if (!answer.ok) return undefined;
  const { values } = await parseAnswer(answer, contexts, `read contexts of ${fieldId}`);
  if (values.length <= 1) return values[0]?.id;
  const mapped = await callJira(send, route`/rest/api/3/field/${fieldId}/context/projectmapping`);
  const rows = await parseAnswer(mapped, mappings, `read spaces of ${fieldId}`);
  const own = rows.values.find((row) => row.projectId === projectId);
  return (own ?? rows.values.find((row) => row.isGlobalContext === true))?.contextId;
}

async function optionId(
  send: SendToJira,
  fieldId: string,
  context: string,
  name: string,
): Promise<string | undefined> {
  for (let startAt = 0; ; ) {
    const query = new URLSearchParams({ startAt: String(startAt), maxResults: '100' });
    const where = route`/rest/api/3/field/${fieldId}/context/${context}/option?${query}`;
    const answer = await callJira(send, where);
    const page = await parseAnswer(answer, options, `read options of ${fieldId}`);
    const found = page.values.find((one) => one.optionId === undefined && same(one.value, name));
    if (found || page.isLast || page.values.length === 0) return found?.id;
    startAt += page.values.length;
  }
}
