import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { draft, scriptRules, visualRules } from './rules.ts';
import type { SiteName, Stage } from './stage.ts';

/** What the pictures show, by its ids and keys. */
export interface Scene {
  /** Between SUP of blue and DEV of green, by mappings. */
  readonly support: string;
  /** Between OPS of blue and HELP of green, by scripts. */
  readonly operations: string;
  readonly inStep: string;
  readonly inConflict: string;
  /** At green: the key of the work item that could not take a value. */
  readonly withError: string;
  readonly unsynced: string;
  readonly template: string;
}

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const found = z.object({ people: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const suggested = z.looseObject({ text: z.string() });
const kept = z.looseObject({ id: z.string() });
const changed = z.looseObject({
  terms: z.looseObject({ there: z.looseObject({ hash: z.string() }).optional() }).optional(),
});
const made = z.looseObject({ key: z.string() });
const twins = z.looseObject({ links: z.array(z.looseObject({ k: z.string(), s: z.string() })) });

const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

export async function raise(
  stage: Stage,
  [site, project, type]: readonly [SiteName, string, string],
  summary: string,
  more: object = {},
): Promise<string> {
  const fields = { project: { key: project }, issuetype: { name: type }, summary, ...more };
  return made.parse(await stage.rest(site, 'POST', '/issue', { fields })).key;
}

/** Rules, people, tables and work items for two companies that are connected already. */
export async function furnish(stage: Stage): Promise<Scene> {
  const { connections } = listed.parse(await stage.operate('blue', 'connection.list', {}));
  const support = connections[0]?.id;
  if (support === undefined) throw new Error('The two companies are not connected.');
  const operations = await connectOperations(stage);
  await inviteThird(stage);
  await stage.operate('blue', 'table.save', {
    name: 'teams',
    about: 'Which team of Globex looks after what',
    rows: [
      { here: 'E-mail', there: 'Messaging' },
      { here: 'Phone', there: 'Voice' },
      { here: 'Portal', there: 'Web' },
    ],
    revision: 0,
  });
  let person: string | undefined;
  for (const site of ['green', 'blue'] as const) {
    const { people } = found.parse(
      await stage.operate(site, 'person.search', { connection: support, query: 'an' }),
    );
    person = people[0]?.id;
    const version = visualRules(site, person);
    await stage.operate(site, 'rules.publish', { connection: support, version });
    await stage.operate(site, 'rules.publish', { connection: operations, version: scriptRules(site) });
  }
  await stage.operate('blue', 'trigger.save', {
    connection: support,
    jql: 'project = SUP AND type in ("Service Request", Incident)',
    notes: 'Requests and incidents; changes stay with us',
  });
  await stage.operate('blue', 'trigger.save', {
    connection: support,
    jql: 'project = SUP AND labels = globex',
    notes: 'Whatever an agent marks for Globex',
    active: false,
  });
  // Processes that are warm go by the rules of before for up to half a minute.
  await wait(31_000);
  const template = await keepTemplate(stage, support);
  const keys = await workItems(stage);
  for (const connection of [support, operations]) await readTerms(stage, connection);
  await stage.operate('blue', 'version.save', { connection: support, version: draft(person), revision: 0 });
  return { support, operations, template, ...keys };
}

/** A service provider keeps the rules of one connection for the next client. */
async function keepTemplate(stage: Stage, connection: string): Promise<string> {
  const { text } = suggested.parse(await stage.operate('blue', 'template.suggest', { connection }));
  const saved = await stage.operate('blue', 'template.save', {
    name: 'Support for a client',
    about: 'Incidents and requests, with the status and the team of each client',
    text,
  });
  return kept.parse(saved).id;
}

/** Blue's admin has read what Globex changed: one picture shows the notice, and it stands above no other. */
async function readTerms(stage: Stage, connection: string): Promise<void> {
  const hash = await until('the partner to tell its rules', async () => {
    const { terms } = changed.parse(await stage.operate('blue', 'connection.get', { connection }));
    return terms?.there?.hash;
  });
  await stage.operate('blue', 'connection.answerTerms', { connection, hash, yes: true });
}

function connectOperations(stage: Stage): Promise<string> {
  return connectProjects(
    { name: 'blue', projectId: projectId(stage.host, 'blue', 'OPS') },
    { name: 'green', projectId: projectId(stage.host, 'green', 'HELP') },
    (site, operation, payload) =>
      stage.operate(site === 'blue' ? 'blue' : 'green', operation, {
        ...z.record(z.string(), z.unknown()).parse(payload),
        ...(operation === 'connection.invite'
          ? {
              localName: 'Acme operations',
              peerName: 'Globex help',
              description: 'Changes that both desks plan',
            }
          : {}),
      }),
  );
}

async function inviteThird(stage: Stage): Promise<void> {
  await stage.operate('blue', 'connection.invite', {
    localName: 'Acme',
    peerName: 'Initech',
    peerSiteUrl: 'https://initech.atlassian.net',
    projectId: projectId(stage.host, 'blue', 'SUP'),
    description: 'Waits for Bill at Initech',
  });
}

async function workItems(stage: Stage): Promise<Omit<Scene, 'support' | 'operations' | 'template'>> {
  const support = ['blue', 'SUP', 'Incident'] as const;
  const inStep = await raise(stage, support, 'Login page shows an error after the update', {
    description: paragraph('Error 502, about every third time. Since Monday morning.'),
    priority: { name: 'High' },
    labels: ['login', 'release-12'],
    customfield_10035: { value: 'Green' },
    environment: paragraph('Firefox on the terminals of the second floor'),
  });
  const inConflict = await raise(stage, support, 'The report of last month is empty');
  const failing = await raise(stage, support, 'Badges are printed in the wrong colour', {
    customfield_10035: { value: 'Red' },
  });
  await raise(stage, support, 'Please give Carol access to the reports', { priority: { name: 'Low' } });
  const unsynced = await raise(stage, ['blue', 'SUP', 'Change'], 'Move the mail server to the new rack');
  const [, there, withError] = await Promise.all(
    [inStep, inConflict, failing].map((key) => partnerOf(stage, key)),
  );
  await stage.rest('green', 'POST', `/issue/${await partnerOf(stage, inStep)}/comment`, {
    body: paragraph('We see it too. A fix is on the way.'),
  });
  // At the same moment: each side writes before it has heard of the other.
  await Promise.all([
    stage.rest('blue', 'PUT', `/issue/${inConflict}`, { fields: { summary: 'The report of May is empty' } }),
    stage.rest('green', 'PUT', `/issue/${there}`, { fields: { summary: 'Report 5/26 has no rows' } }),
  ]);
  await untilConflict(stage, inConflict);
  return { inStep, inConflict, withError: withError ?? '', unsynced };
}

/** The key at the partner, once the work item is there. */
async function partnerOf(stage: Stage, key: string): Promise<string> {
  return until(`${key} to cross`, async () => {
    try {
      const answer = await stage.rest('blue', 'GET', `/issue/${key}/properties/counterpart`);
      return twins.parse(Object(answer).value).links[0]?.k;
    } catch {
      return undefined;
    }
  });
}

async function untilConflict(stage: Stage, issue: string): Promise<void> {
  await until(`a conflict about ${issue}`, async () => {
    const { conflicts } = Object(await stage.operate('blue', 'conflict.list', { issue }));
    return Array.isArray(conflicts) && conflicts.length > 0 ? true : undefined;
  });
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 240; tries += 1) {
    const value = await look();
    if (value !== undefined) return value;
    await wait(500);
  }
  throw new Error(`Two minutes were not enough for ${what}.`);
}
