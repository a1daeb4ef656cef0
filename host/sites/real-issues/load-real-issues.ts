import * as z from 'zod';
import type { HostedJiraSite } from '../../jira/create-jira-site.ts';
import { accountIdOf, furnishFor } from './furnish-for.ts';
import { type RealIssue, realUser, type SeedFile } from './real-issue.ts';

/** What became of one file on the site: the issue, and what Jira would not take of it. */
export interface LoadedIssue {
  readonly file: string;
  readonly issue: RealIssue;
  /** Undefined: the issue could not be made at all; `problem` says why. */
  readonly key: string | undefined;
  readonly problem: string | undefined;
  /** Field id -> why it is not on the loaded issue. */
  readonly notLoaded: Readonly<Record<string, string>>;
}

const created = z.looseObject({ key: z.string() });
const refusal = z.looseObject({
  errors: z.record(z.string(), z.string()).optional(),
  errorMessages: z.array(z.string()).optional(),
});
const transitions = z.looseObject({
  transitions: z.array(z.looseObject({ id: z.string(), to: z.looseObject({ name: z.string() }) })),
});

/**
 * Loads issues through the site's own REST API, so that they cause the events that a person's work would cause.
 * Returns what was loaded and the projects that hold it.
 */
export async function loadRealIssues(
  jira: HostedJiraSite,
  files: readonly SeedFile[],
  adminId: string,
  beforeIssues: (projectIds: readonly string[]) => Promise<void>,
): Promise<LoadedIssue[]> {
  const projects = furnishFor(
    jira,
    files.map(({ issue }) => issue),
    adminId,
  );
  await beforeIssues(projects.map((project) => project.id));
  const loaded: LoadedIssue[] = [];
  for (const { file, issue } of files) loaded.push(await new Loader(jira, adminId).load(file, issue));
  return loaded;
}

/** Fields that a create can carry as the files give them; the rest needs a call of its own or is not loaded. */
function createFields({ key, fields }: RealIssue): Record<string, unknown> {
  const names = (list: readonly { name: string }[] | null | undefined) => list?.map(({ name }) => ({ name }));
  const person = (value: unknown) => {
    const parsed = realUser.safeParse(value);
    return parsed.success ? { accountId: accountIdOf(parsed.data) } : undefined;
  };
  return {
    project: { key: fields.project.key },
    issuetype: { name: fields.issuetype.name },
    summary: fields.summary ?? `${key} (the file gives no summary)`,
    description: fields['description'] ?? undefined,
    environment: fields['environment'] ?? undefined,
    priority: fields.priority ? { name: fields.priority.name } : undefined,
    labels: fields['labels'] ?? undefined,
    duedate: fields['duedate'] ?? undefined,
    components: names(fields.components),
    versions: names(fields.versions),
    fixVersions: names(fields.fixVersions),
    reporter: person(fields['reporter']),
    assignee: person(fields['assignee']),
  };
}

class Loader {
  readonly #jira: HostedJiraSite;
  readonly #adminId: string;
  readonly #notLoaded: Record<string, string> = {};

  constructor(jira: HostedJiraSite, adminId: string) {
    this.#jira = jira;
    this.#adminId = adminId;
  }

  async load(file: string, issue: RealIssue): Promise<LoadedIssue> {
    this.#keepKey(issue);
    const made = await this.#create(issue);
    if ('problem' in made)
      return { file, issue, key: undefined, problem: made.problem, notLoaded: this.#notLoaded };
    await this.#status(made.key, issue);
    await this.#comments(made.key, issue);
    await this.#worklogs(made.key, issue);
    if (issue.fields.attachment?.length)
      this.#notLoaded['attachment'] = 'the file holds no content of attachments';
    return { file, issue, key: made.key, problem: undefined, notLoaded: this.#notLoaded };
  }

  /** The issue gets the key that it had, where that is still free. */
  #keepKey(issue: RealIssue): void {
    const { state } = this.#jira;
    const project = state.projects.by('key', issue.fields.project.key)[0];
    const number = Number(issue.key.split('-').at(-1));
    if (!project || state.issues.by('key', issue.key).length > 0) return;
    state.projects.put({ ...project, lastIssueNumber: number - 1 });
  }

  /** Fields that Jira refuses are left out and the create repeated, each once. */
  async #create(issue: RealIssue): Promise<{ key: string } | { problem: string }> {
    const fields = createFields(issue);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      // Version 2 takes text as Server and webhooks write it, version 3 documents.
      const version = typeof fields['description'] === 'object' ? 3 : 2;
      const { status, json } = await this.#call('POST', `/rest/api/${version}/issue`, { fields });
      if (status === 201) return created.parse(json);
      const { errors = {}, errorMessages = [] } = refusal.parse(json);
      const refused = Object.entries(errors).filter(
        ([field]) => field in fields && !['project', 'issuetype', 'summary'].includes(field),
      );
      if (refused.length === 0) return { problem: [...errorMessages, ...Object.values(errors)].join(' ') };
      for (const [field, why] of refused) {
        delete fields[field];
        this.#notLoaded[field] = why;
      }
    }
    return { problem: 'Jira refused the issue again and again.' };
  }

  async #status(key: string, { fields }: RealIssue): Promise<void> {
    if (!fields.status) return;
    const { json } = await this.#call('GET', `/rest/api/3/issue/${key}/transitions`);
    const found = transitions.parse(json).transitions.find(({ to }) => to.name === fields.status?.name);
    if (!found) return;
    const done = fields.status.statusCategory?.key === 'done';
    const resolution =
      fields.resolution && done ? { fields: { resolution: { name: fields.resolution.name } } } : {};
    if (fields.resolution && !done) this.#notLoaded['resolution'] = 'the status of the issue is not done';
    const body = { transition: { id: found.id }, ...resolution };
    const { status, json: answer } = await this.#call('POST', `/rest/api/3/issue/${key}/transitions`, body);
    if (status !== 204) this.#notLoaded['status'] = JSON.stringify(answer);
  }

  async #comments(key: string, { fields }: RealIssue): Promise<void> {
    for (const comment of fields.comment?.comments ?? []) {
      const version = typeof comment.body === 'object' ? 3 : 2;
      const author = comment.author ? accountIdOf(comment.author) : this.#adminId;
      const { status, json } = await this.#call(
        'POST',
        `/rest/api/${version}/issue/${key}/comment`,
        { body: comment.body },
        author,
      );
      if (status !== 201) this.#notLoaded['comment'] = JSON.stringify(json);
    }
  }

  async #worklogs(key: string, { fields }: RealIssue): Promise<void> {
    for (const { timeSpentSeconds, started } of fields.worklog?.worklogs ?? []) {
      const { status, json } = await this.#call('POST', `/rest/api/3/issue/${key}/worklog`, {
        timeSpentSeconds,
        started,
      });
      if (status !== 201) this.#notLoaded['worklog'] = JSON.stringify(json);
    }
  }

  async #call(
    method: string,
    path: string,
    body?: unknown,
    accountId = this.#adminId,
  ): Promise<{ status: number; json: unknown }> {
    const request = new Request(`${this.#jira.baseUrl}${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await this.#jira.fetch(request, { kind: 'user', accountId });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
  }
}
