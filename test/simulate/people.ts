import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Host } from '../../host/host.ts';
import type { Issue } from '../../host/jira/model.ts';
import type { Random } from '../../host/random.ts';
import { moveOn, setShade } from './choices-of-people.ts';
import { keyOf } from './ground.ts';
import type { History } from './history.ts';
import { endLink, linkAlike, linkIssue } from './links-of-people.ts';
import { paragraph, plainText } from './plain-text.ts';
import type { EditKind } from './plan.ts';
import type { RuleSet } from './rule-sets.ts';
import {
  deleteWork,
  editWork,
  giveLabel,
  type Hands,
  logWork,
  setPriority,
  takeLabel,
} from './work-of-people.ts';

const made = z.object({ id: z.string() });
const uploaded = z.array(made).min(1);

/** How people go about their work. */
export interface Habits {
  /** How likely an edit brings a value that was never there. */
  readonly fresh: number;
  /** How texts begin that must not leave the site. */
  readonly secret?: string | undefined;
  /** What crosses: under `wide` rules labels do, too, and what is to stay stands in the environment. */
  readonly rules?: RuleSet;
  /** See Hands; without it people know of no counterparts. */
  readonly counterpartOf?: ((site: string, issue: string) => string | undefined) | undefined;
}

/** People at the sites of a run. What they do is drawn by chance of its own and written into the history. */
export class People {
  readonly #host: Host;
  readonly #random: Random;
  readonly #history: History;
  readonly #habits: Habits;
  readonly #note: (line: string) => void;
  #count = 0;

  constructor(host: Host, random: Random, history: History, habits: Habits, note: (line: string) => void) {
    this.#host = host;
    this.#random = random;
    this.#history = history;
    this.#habits = habits;
    this.#note = note;
  }

  async create(site: string): Promise<void> {
    const name = this.#next('i');
    const canary = this.#canary(site);
    const fields = {
      project: { key: keyOf(site) },
      issuetype: { name: 'Task' },
      summary: name,
      description: paragraph(name),
      ...this.#unmapped(canary),
    };
    const { id } = made.parse(await this.send(site, 'POST', '/issue', { fields }));
    this.#note(`${site} PERSON creates ${id} ${name}`);
    this.#history.issues.push({ site, id, at: this.#host.clock.now() });
  }

  /** Does one thing on a site; nothing where there is nothing to do it to. */
  async act(site: string, kind: EditKind): Promise<void> {
    if (kind === 'create') return this.create(site);
    const issue = this.#somewhere(site);
    if (issue === undefined) return;
    this.#history.count += 1;
    switch (kind) {
      case 'summary':
      case 'description':
        return this.setField(site, issue, kind, this.#value());
      case 'comment':
        return this.comment(site, issue, false);
      case 'internal-comment':
        return this.comment(site, issue, true);
      case 'edit-comment':
        return this.editComment(site, issue);
      case 'delete-comment':
        return this.deleteComment(site, issue);
      case 'attach':
        return this.attach(site, issue);
      case 'unmapped':
        await this.send(site, 'PUT', `/issue/${issue.id}`, { fields: this.#unmapped(this.#canary(site)) });
        return;
      case 'label':
        return giveLabel(this.#hands(), site, issue);
      case 'unlabel':
        return takeLabel(this.#hands(), site, issue);
      case 'priority':
        return setPriority(this.#hands(), site, issue);
      case 'worklog':
        return logWork(this.#hands(), site, issue, false);
      case 'internal-worklog':
        return logWork(this.#hands(), site, issue, true);
      case 'edit-worklog':
        return editWork(this.#hands(), site, issue);
      case 'delete-worklog':
        return deleteWork(this.#hands(), site, issue);
      case 'status':
        return moveOn(this.#hands(), site, issue);
      case 'shade':
        return setShade(this.#hands(), site, issue);
      case 'link':
        return linkIssue(this.#hands(), site, issue);
      case 'same-link':
        return linkAlike(this.#hands(), site, issue);
      case 'unlink':
        return endLink(this.#hands(), site, issue);
    }
  }

  async setField(site: string, issue: Issue, field: 'summary' | 'description', value: string): Promise<void> {
    const before = plainText(issue.values[field]);
    if (before === value) return;
    const fields = { [field]: field === 'summary' ? value : paragraph(value) };
    await this.send(site, 'PUT', `/issue/${issue.id}`, { fields });
    const at = this.#host.clock.now();
    this.#note(`${site} PERSON ${issue.id} ${field} = ${value}`);
    this.#history.edits.push({ kind: 'field', site, issue: issue.id, field, value, before, at });
  }

  async comment(site: string, issue: Issue, internal: boolean): Promise<void> {
    const text = this.#next(internal ? `${this.#habits.secret ?? ''}secret-` : 'c');
    if (internal) this.#history.canaries.push({ site, text });
    const desk = this.#isDesk(site);
    const properties = internal && desk ? [{ key: 'sd.public.comment', value: { internal: true } }] : [];
    const visibility = internal && !desk ? { visibility: { type: 'role', value: 'Administrators' } } : {};
    const body = { body: paragraph(text), properties, ...visibility };
    const { id } = made.parse(await this.send(site, 'POST', `/issue/${issue.id}/comment`, body));
    this.#note(`${site} PERSON ${issue.id} comments ${id} ${text}`);
    this.#history.comments.push({ site, issue: issue.id, id, internal, text, texts: [text], deleted: false });
  }

  async editComment(site: string, issue: Issue): Promise<void> {
    const own = this.#ownComment(site, issue);
    if (own === undefined) return this.comment(site, issue, false);
    const text = this.#next('c');
    await this.send(site, 'PUT', `/issue/${issue.id}/comment/${own.id}`, { body: paragraph(text) });
    this.#note(`${site} PERSON ${issue.id} edits comment ${own.id} ${text}`);
    own.text = text;
    own.texts.push(text);
  }

  async deleteComment(site: string, issue: Issue): Promise<void> {
    const own = this.#ownComment(site, issue);
    if (own === undefined) return;
    await this.send(site, 'DELETE', `/issue/${issue.id}/comment/${own.id}`);
    this.#note(`${site} PERSON ${issue.id} deletes comment ${own.id}`);
    own.deleted = true;
  }

  #ownComment(site: string, issue: Issue) {
    const own = this.#history.comments.filter(
      (one) => one.site === site && one.issue === issue.id && !one.internal && !one.deleted,
    );
    return own.length === 0 ? undefined : this.#random.pick(own);
  }

  async attach(site: string, issue: Issue): Promise<void> {
    // What is there at once counts as having come with the request.
    const young = this.#host.clock.now() - issue.created < 60_000;
    const internal = this.#isDesk(site) && !young && this.#count % 2 === 0;
    const name = `${this.#next(internal ? `${this.#habits.secret ?? ''}secret-f` : 'f')}.bin`;
    if (internal) this.#history.canaries.push({ site, text: name });
    const bytes = Buffer.from(this.#random.bytes(this.#random.below(300)));
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const headers = { 'X-Atlassian-Token': 'no-check' };
    const answer = await this.#request(site, 'POST', `/issue/${issue.id}/attachments`, {
      headers,
      body: form,
    });
    const [first] = uploaded.parse(answer);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#note(`${site} PERSON ${issue.id} attaches ${name}`);
    const id = first?.id ?? '';
    this.#history.files.push({ site, issue: issue.id, id, name, sha256, internal, deleted: false });
    if (this.#isDesk(site) && !internal) await this.#show(site, issue, name);
  }

  /** What an agent attaches to a request is for customers once public text shows it. */
  async #show(site: string, issue: Issue, name: string): Promise<void> {
    const media = { type: 'media', attrs: { type: 'file', id: 'u', collection: '', alt: name } };
    const content = [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] }];
    const body = { type: 'doc', version: 1, content };
    await this.send(site, 'POST', `/issue/${issue.id}/comment`, { body });
  }

  #somewhere(site: string): Issue | undefined {
    const { state } = this.#host.site(site).jira;
    const project = state.projects.by('key', keyOf(site))[0];
    const issues = state.issues.all().filter(({ projectId }) => projectId === project?.id);
    return issues.length === 0 ? undefined : this.#random.pick(issues);
  }

  /** Some values come again, so that edits back to an older one happen. */
  #value(): string {
    return this.#random.next() < this.#habits.fresh ? this.#next('u') : `s${this.#random.below(3)}.`;
  }

  /** A field that no rule reads. */
  #unmapped(text: string): Readonly<Record<string, unknown>> {
    return this.#habits.rules === 'wide' ? { environment: paragraph(text) } : { labels: [text] };
  }

  #hands(): Hands {
    return {
      host: this.#host,
      random: this.#random,
      history: this.#history,
      counterpartOf: this.#habits.counterpartOf ?? (() => undefined),
      fresh: (prefix) => this.#next(prefix),
      note: this.#note,
      send: (...call) => this.send(...call),
    };
  }

  #canary(site: string): string {
    const text = this.#next(`${this.#habits.secret ?? ''}canary-`).replace('.', '');
    this.#history.canaries.push({ site, text });
    return text;
  }

  #next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${this.#count}.`;
  }

  #isDesk(site: string): boolean {
    const project = this.#host.site(site).jira.state.projects.by('key', keyOf(site))[0];
    return project?.projectTypeKey === 'service_desk';
  }

  /** A call of the site's REST as one of its people; throws where Jira refuses. */
  send(site: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return this.#request(site, method, path, body === undefined ? {} : json);
  }

  async #request(site: string, method: string, path: string, init: RequestInit): Promise<unknown> {
    const { jira, baseUrl } = this.#host.site(site);
    const request = new Request(`${baseUrl}/rest/api/3${path}`, { method, ...init });
    const answer = await jira.fetch(request, { kind: 'user', accountId: personOf(this.#host, site) });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${site} answered ${answer.status} to a person's ${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** An admin of the site, who may do everything that people do here. */
export function personOf(host: Host, site: string): string {
  const person = host.site(site).jira.state.users.find((user) => user.accountType === 'atlassian');
  if (person === undefined) throw new Error(`Nobody works at ${site}.`);
  return person.accountId;
}
