import { CUSTOMERS, JIRA_USERS, SERVICE_AGENTS, SITE_ADMINS } from '../jira/catalogue/people.ts';
import type { HostedJiraSite } from '../jira/create-jira-site.ts';
import type { User } from '../jira/model.ts';
import { furnishDesk } from './furnish-desk.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly is: 'admin' | 'agent' | 'customer';
}

interface SeedProject {
  readonly key: string;
  readonly name: string;
  readonly type: 'software' | 'service_desk';
  /** Whether the agent administers it. */
  readonly agentRuns: boolean;
}

export interface SeedSite {
  readonly people: readonly Person[];
  readonly projects: readonly SeedProject[];
}

const blue: SeedSite = {
  people: [
    { name: 'Ann Archer', email: 'ann@blue.example', is: 'admin' },
    { name: 'Bob Baker', email: 'bob@blue.example', is: 'agent' },
    { name: 'Carol Customer', email: 'carol@customer.example', is: 'customer' },
  ],
  projects: [
    { key: 'SUP', name: 'Acme support', type: 'service_desk', agentRuns: true },
    { key: 'OPS', name: 'Acme operations', type: 'software', agentRuns: false },
  ],
};

const green: SeedSite = {
  people: [
    { name: 'Gil Gardner', email: 'gil@green.example', is: 'admin' },
    { name: 'Hana Hill', email: 'hana@green.example', is: 'agent' },
    { name: 'Ivan Customer', email: 'ivan@customer.example', is: 'customer' },
  ],
  projects: [
    { key: 'DEV', name: 'Globex engineering', type: 'software', agentRuns: true },
    { key: 'HELP', name: 'Globex help', type: 'service_desk', agentRuns: false },
  ],
};

/** The furniture of a site by its name; a name of one's own gets a desk and a development project too. */
export function seedFor(name: string): SeedSite {
  if (name === 'blue') return blue;
  if (name === 'green') return green;
  const key = name.replace(/-/g, '').toUpperCase().slice(0, 8);
  return {
    people: [
      { name: `Admin of ${name}`, email: `admin@${name}.example`, is: 'admin' },
      { name: `Agent of ${name}`, email: `agent@${name}.example`, is: 'agent' },
      { name: `Customer of ${name}`, email: `customer@${name}.example`, is: 'customer' },
    ],
    projects: [
      { key, name: `${name} engineering`, type: 'software', agentRuns: true },
      { key: `${key}SD`, name: `${name} support`, type: 'service_desk', agentRuns: false },
    ],
  };
}

const groups: Readonly<Record<Person['is'], readonly string[]>> = {
  admin: [SITE_ADMINS, JIRA_USERS, SERVICE_AGENTS],
  agent: [JIRA_USERS, SERVICE_AGENTS],
  customer: [CUSTOMERS],
};

/** Fills a new site; a site that has projects already is left as it is. */
export function furnish(jira: HostedJiraSite, seed: SeedSite): void {
  if (jira.state.projects.size > 0) return;
  const users = new Map<Person, User>();
  for (const person of seed.people) {
    const user = jira.admin.createUser({
      displayName: person.name,
      emailAddress: person.email,
      groups: groups[person.is],
      ...(person.is === 'customer' ? { accountType: 'customer' as const } : {}),
    });
    users.set(person, user);
  }
  const idsOf = (is: Person['is']): string[] =>
    seed.people.flatMap((person) => (person.is === is ? (users.get(person)?.accountId ?? []) : []));
  for (const project of seed.projects) {
    const [lead] = idsOf(project.agentRuns ? 'agent' : 'admin');
    if (lead === undefined)
      throw new Error(`The seed of site ${jira.name} has nobody to lead ${project.key}.`);
    const created = jira.admin.createProject({
      key: project.key,
      name: project.name,
      type: project.type,
      leadAccountId: lead,
      administrators: idsOf('admin'),
      team: [...idsOf('admin'), ...idsOf('agent')],
      ...(project.type === 'service_desk' ? { customers: idsOf('customer') } : {}),
    });
    if (project.type === 'service_desk') furnishDesk(jira, created, idsOf('customer'));
  }
}
