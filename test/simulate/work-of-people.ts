import * as z from 'zod';
import type { Host } from '../../host/host.ts';
import type { Issue } from '../../host/jira/model.ts';
import type { Random } from '../../host/random.ts';
import type { History, WorklogMade } from './history.ts';
import { paragraph } from './plain-text.ts';

/** What people do things with. */
export interface Hands {
  readonly host: Host;
  readonly random: Random;
  readonly history: History;
  /** The issue of another site that stands for one of this site, where it is there already. */
  counterpartOf(site: string, issue: string): string | undefined;
  /** A text that was never there. */
  fresh(prefix: string): string;
  note(line: string): void;
  send(site: string, method: string, path: string, body?: unknown): Promise<unknown>;
}

const made = z.object({ id: z.string() });
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low'] as const;

export async function giveLabel(hands: Hands, site: string, issue: Issue): Promise<void> {
  const label = hands.fresh('l').replace('.', '');
  await hands.send(site, 'PUT', `/issue/${issue.id}`, { update: { labels: [{ add: label }] } });
  hands.note(`${site} PERSON ${issue.id} gives label ${label}`);
  hands.history.labels.push({ site, issue: issue.id, label, removed: false });
}

/** Takes away any label that people gave, whether it was given here or there. */
export async function takeLabel(hands: Hands, site: string, issue: Issue): Promise<void> {
  const there = Array.isArray(issue.values['labels']) ? issue.values['labels'] : [];
  const given = hands.history.labels.filter(({ label, removed }) => !removed && there.includes(label));
  if (given.length === 0) return giveLabel(hands, site, issue);
  const one = hands.random.pick(given);
  await hands.send(site, 'PUT', `/issue/${issue.id}`, { update: { labels: [{ remove: one.label }] } });
  hands.note(`${site} PERSON ${issue.id} takes label ${one.label}`);
  one.removed = true;
}

export async function setPriority(hands: Hands, site: string, issue: Issue): Promise<void> {
  const name = hands.random.pick(PRIORITIES);
  await hands.send(site, 'PUT', `/issue/${issue.id}`, { fields: { priority: { name } } });
  hands.note(`${site} PERSON ${issue.id} priority = ${name}`);
}

export async function logWork(hands: Hands, site: string, issue: Issue, internal: boolean): Promise<void> {
  const text = hands.fresh(internal ? 'secret-' : 'w');
  if (internal) hands.history.canaries.push({ site, text });
  const seconds = 60 * (1 + hands.random.below(300));
  const visibility = internal ? { visibility: { type: 'role', value: 'Administrators' } } : {};
  const body = { timeSpentSeconds: seconds, comment: paragraph(text), ...visibility };
  const { id } = made.parse(await hands.send(site, 'POST', `/issue/${issue.id}/worklog`, body));
  hands.note(`${site} PERSON ${issue.id} logs work ${id} ${text}`);
  const work = { site, issue: issue.id, id, internal, text, seconds, deleted: false };
  hands.history.worklogs.push(work);
}

export async function editWork(hands: Hands, site: string, issue: Issue): Promise<void> {
  const own = ownWork(hands, site, issue);
  if (own === undefined) return logWork(hands, site, issue, false);
  const text = hands.fresh('w');
  const seconds = own.seconds + 60;
  const body = { timeSpentSeconds: seconds, comment: paragraph(text) };
  await hands.send(site, 'PUT', `/issue/${issue.id}/worklog/${own.id}`, body);
  hands.note(`${site} PERSON ${issue.id} edits work ${own.id} ${text}`);
  own.text = text;
  own.seconds = seconds;
}

export async function deleteWork(hands: Hands, site: string, issue: Issue): Promise<void> {
  const own = ownWork(hands, site, issue);
  if (own === undefined) return;
  await hands.send(site, 'DELETE', `/issue/${issue.id}/worklog/${own.id}`);
  hands.note(`${site} PERSON ${issue.id} deletes work ${own.id}`);
  own.deleted = true;
}

function ownWork({ history, random }: Hands, site: string, issue: Issue): WorklogMade | undefined {
  const own = history.worklogs.filter(
    (one) => one.site === site && one.issue === issue.id && !one.internal && !one.deleted,
  );
  return own.length === 0 ? undefined : random.pick(own);
}
