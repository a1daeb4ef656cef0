import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Database } from '../database.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { JIRA_USERS, SITE_ADMINS } from './catalogue/people.ts';
import { createJiraSite, type HostedJiraSite } from './create-jira-site.ts';
import type { Project, User } from './model.ts';
import type { Principal, ProductEvent } from './site.ts';

/** A small site for tests: one software and one service project, an admin, a developer, a customer, an app. */
export interface SampleSite {
  readonly site: HostedJiraSite;
  readonly clock: VirtualClock;
  readonly admin: User;
  readonly developer: User;
  readonly outsider: User;
  readonly app: Principal & { kind: 'app' };
  readonly dev: Project;
  readonly sup: Project;
  /** Events caused since the last `events.length = 0`. */
  readonly events: ProductEvent[];
  /** Calls REST as somebody (default: the admin) and reads the JSON answer. */
  rest(method: string, path: string, body?: unknown, as?: User | Principal): Promise<SampleAnswer>;
}

export interface SampleAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The value at a path like `fields.status.name` or `values.0.id`; undefined where there is none. */
  at(path: string): unknown;
}

const APP_SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'manage:jira-project',
  'manage:jira-configuration',
];

export function sampleSite(database?: Database): SampleSite {
  const clock = new VirtualClock({ start: Date.UTC(2026, 2, 4, 9, 30) });
  const site = createJiraSite(
    {
      name: 'blue',
      baseUrl: 'https://blue.atlassian.net',
      cloudId: '11111111-2222-4333-8444-555555555555',
      clock,
      random: new SeededRandom('sample'),
    },
    database,
  );
  const user = (name: string, groups: string[]) =>
    site.admin.createUser({ displayName: name, emailAddress: `${name.toLowerCase()}@blue.example`, groups });
  const admin = user('Ann', [SITE_ADMINS, JIRA_USERS]);
  const developer = user('Dora', [JIRA_USERS]);
  const outsider = user('Otto', []);
  const appUser = site.admin.createUser({
    displayName: 'Counterpart',
    emailAddress: '',
    accountType: 'app',
  });
  const dev = site.admin.createProject({
    key: 'DEV',
    name: 'Development',
    type: 'software',
    leadAccountId: admin.accountId,
  });
  const sup = site.admin.createProject({
    key: 'SUP',
    name: 'Support',
    type: 'service_desk',
    leadAccountId: admin.accountId,
    team: [developer.accountId],
  });
  const events: ProductEvent[] = [];
  site.onEvent((event) => events.push(event));
  const app = { kind: 'app', accountId: appUser.accountId, appId: 'app-1', scopes: APP_SCOPES } as const;
  return {
    site,
    clock,
    admin,
    developer,
    outsider,
    app,
    dev,
    sup,
    events,
    rest: (method, path, body, as = admin) => rest(site, method, path, body, as),
  };
}

async function rest(
  site: HostedJiraSite,
  method: string,
  path: string,
  body: unknown,
  as: User | Principal,
): Promise<SampleAnswer> {
  const principal: Principal = 'kind' in as ? as : { kind: 'user', accountId: as.accountId };
  const request = new Request(`${site.baseUrl}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const response = await site.fetch(request, principal);
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    body: answer,
    at: (steps) => steps.split('.').reduce(child, answer),
  };
}

function child(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}
