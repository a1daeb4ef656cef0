import { afterEach, beforeAll } from 'vitest';
import type { Host } from '../../host/host.ts';
import type { HostOptions } from '../../host/host-options.ts';
import { SITE_ADMINS } from '../../host/jira/catalogue/people.ts';
import type { Site } from '../../host/sites/site.ts';
import { type AppHostOptions, appHost, buildApp } from './app-host.ts';

const manifest = `app:
  id: ari:cloud:ecosystem::app/5c0f6a1e-7a54-4d39-9a0e-c0de0c0ffee5
  runtime:
    name: nodejs24.x
  licensing:
    enabled: true
permissions:
  scopes:
    - read:jira-work
    - write:jira-work
    - storage:app
  external:
    fetch:
      backend:
        - address: '*.webtrigger.atlassian.app'
modules:
  jira:adminPage:
    - { key: admin, title: Probe, resource: page, render: native, resolver: { function: resolve } }
  jira:issueContext:
    - { key: issue, title: Probe, label: Probe, resource: page, render: native, resolver: { function: resolve-issue } }
  trigger:
    - { key: created, function: on-event, events: [avi:jira:created:issue] }
    - { key: others, function: on-event-of-others, events: [avi:jira:updated:issue], filter: { ignoreSelf: true } }
    - { key: commented, function: on-commented, events: [avi:jira:commented:issue] }
    - { key: lifecycle, function: on-lifecycle, events: [avi:forge:installed:app] }
  preUninstall:
    - { key: removal, function: on-removal }
  consumer:
    - { key: worker, queue: work, function: consume }
  webtrigger:
    - { key: inbound, function: receive, urlFormat: v2 }
  scheduledTrigger:
    - { key: tick, function: on-tick, interval: fiveMinute }
  function:
    - { key: resolve, handler: index.resolve }
    - { key: resolve-issue, handler: index.resolve }
    - { key: on-event, handler: index.onEvent }
    - { key: on-event-of-others, handler: index.onEvent }
    - { key: on-commented, handler: index.onCommented }
    - { key: on-lifecycle, handler: index.onLifecycle }
    - { key: on-removal, handler: index.onRemoval }
    - { key: consume, handler: index.consume }
    - { key: receive, handler: index.receive }
    - { key: on-tick, handler: index.onTick, timeoutSeconds: 300 }
resources:
  - { key: page, path: index.tsx }
`;

/** A site admin of one site. */
export interface Person {
  readonly site: string;
  readonly accountId: string;
}

/** A host that runs the app of test/contract/apps/probe.ts; started anew for each test. */
export class ProbeHost {
  private app: HostOptions['app'] | undefined;
  private running: Host | undefined;

  constructor() {
    beforeAll(async () => {
      this.app = await buildApp('test/contract/apps/probe.ts', manifest);
    });
    afterEach(() => this.running?.dispose());
  }

  get host(): Host {
    if (this.running === undefined) throw new Error('Start the host first.');
    return this.running;
  }

  /** Opens a host without adding any site. */
  async open(options: Partial<AppHostOptions> = {}): Promise<Host> {
    if (this.app === undefined) throw new Error('The app is built before the first test.');
    this.running = await appHost({ app: this.app, ...options });
    return this.running;
  }

  /** Starts a host with these sites; each has an admin and the project DEV. */
  async start(sites: readonly string[] = ['blue'], options: Partial<AppHostOptions> = {}) {
    const host = await this.open(options);
    const people = new Map<string, Person>();
    for (const name of sites) {
      await host.addSite(name, (site) => {
        people.set(name, { site: name, accountId: furnish(site) });
      });
    }
    await host.drain();
    return (name: string): Person => {
      const person = people.get(name);
      if (person === undefined) throw new Error(`There is no site ${name}.`);
      return person;
    };
  }

  /** The answer of an operation on the admin page. Throws what the page would be told. */
  async ask(person: Person, operation: string, payload: unknown = {}): Promise<unknown> {
    const { site, accountId } = person;
    const outcome = await this.host.invokePage(site, { module: 'admin', operation, payload, accountId });
    if (outcome.kind !== 'answered') throw new Error(`${operation}: ${outcome.message}`);
    return outcome.value;
  }

  rest(person: Person, method: string, path: string, body?: unknown): Promise<Response> {
    const principal = { kind: 'user', accountId: person.accountId } as const;
    return this.host.jira(person.site, this.request(person.site, method, path, body), principal);
  }

  request(site: string, method: string, path: string, body?: unknown): Request {
    const url = new URL(path, this.host.site(site).baseUrl);
    if (body === undefined) return new Request(url, { method });
    const headers = { 'content-type': 'application/json' };
    return new Request(url, { method, headers, body: JSON.stringify(body) });
  }

  async createIssue(person: Person, summary: string): Promise<string> {
    const fields = { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary };
    const response = await this.rest(person, 'POST', '/rest/api/3/issue', { fields });
    const created: { key: string } = await response.json();
    return created.key;
  }

  async comment(person: Person, issue: string): Promise<void> {
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'hi' }] }];
    const body = { body: { type: 'doc', version: 1, content } };
    const response = await this.rest(person, 'POST', `/rest/api/3/issue/${issue}/comment`, body);
    if (response.status !== 201) throw new Error(`The comment was not added: ${response.status}.`);
  }

  record(site: string, key: string): unknown {
    return this.host.records(site, key).find((one) => one.key === key)?.value;
  }

  /** A stored list; empty where nothing is stored. */
  list(site: string, key: string): readonly unknown[] {
    const value = this.record(site, key);
    return Array.isArray(value) ? value : [];
  }
}

function furnish(site: Site): string {
  const { admin } = site.jira;
  const { accountId } = admin.createUser({
    displayName: 'Ann',
    emailAddress: `ann@${site.name}.example`,
    groups: [SITE_ADMINS, 'jira-users'],
  });
  admin.createProject({ key: 'DEV', name: 'Development', type: 'software', leadAccountId: accountId });
  return accountId;
}
