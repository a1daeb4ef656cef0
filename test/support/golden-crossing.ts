import { commentCalls } from '../../src/adapters/jira/comment-calls.ts';
import { issueCalls } from '../../src/adapters/jira/issue-calls.ts';
import type { SendToJira } from '../../src/adapters/jira/jira-call.ts';
import { linkCalls } from '../../src/adapters/jira/link-calls.ts';
import { worklogCalls } from '../../src/adapters/jira/worklog-calls.ts';
import { syncItem, type UpdateItem } from '../../src/core/protocol/kinds/sync.ts';
import { writeJson } from '../../src/core/protocol/write-json.ts';
import { editOf } from '../../src/core/rules/command.ts';
import { runIncoming } from '../../src/core/rules/run-incoming.ts';
import { runOutgoing } from '../../src/core/rules/run-outgoing.ts';
import { buildItem } from '../../src/core/sync/build-item.ts';
import { NO_CHILDREN } from '../../src/core/sync/children/ledger.ts';
import { localChildren } from '../../src/core/sync/children/local-children.ts';
import { outgoingChildren } from '../../src/core/sync/children/outgoing-children.ts';
import { asReplicaIssue, fieldsToSend } from '../../src/core/sync/local-issue.ts';
import { startingTwin } from '../../src/core/sync/new-twin.ts';
import { planCreate } from '../../src/core/sync/plan-create.ts';
import { asComment, asWorklog } from '../../src/usecases/children/write-child.ts';
import { type Context, loadContext } from '../../src/usecases/twin/load-context.ts';
import { everyField } from './every-field.ts';
import { connectedWorld } from './memory-installations.ts';
import { rulesOf, runnable } from './run-rules.ts';

/** What Jira of the other side is asked, as it goes over HTTP. */
interface JiraRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export interface Crossing {
  /** The item as it leaves. */
  readonly replica: unknown;
  /** Paths whose values are set aside where the issue is made, with the reason. */
  readonly aside: Readonly<Record<string, string>>;
  /** What makes the issue there, and what would bring an issue that is there already to the same state. */
  readonly requests: readonly JiraRequest[];
}

const line = (field: string, path: string, kind: string, more: object = {}) => ({
  id: path,
  field,
  path,
  kind,
  ...more,
});
const mappings = [
  ...everyField,
  line('issuetype', 'issueType', 'issueType', { when: { firstSync: true }, noMatch: 'default' }),
  line('status', 'status', 'status', { noMatch: 'same' }),
  line('resolution', 'resolution', 'resolution', { noMatch: 'same' }),
  line('parent', 'parent', 'issue'),
];
const children = {
  comments: { out: 'all', in: 'on' },
  attachments: { out: 'all', in: 'on' },
  worklogs: { out: 'all', in: 'on' },
  links: { out: 'all', in: 'on' },
};
const here = rulesOf(mappings, children);
const there = rulesOf(mappings, {
  ...children,
  userMap: {
    map: [
      { here: 'globex-ann', there: 'Ann Archer' },
      { here: 'globex-bob', there: 'Bob Baker' },
    ],
    default: 'globex-anybody',
  },
});
const project = {
  id: '20000',
  key: 'GLX',
  name: 'Globex',
  typeKey: 'software',
  issueTypes: ['Task', 'Bug', 'Story'].map((name, index) => ({ id: String(index + 1), name, level: 0 })),
};
const property = { counterpart: { c: 'the-connection' } };

/** Takes an issue as one Jira answers it through the code that sends it and the code that writes it elsewhere. */
export async function goldenCrossing(answer: unknown): Promise<Crossing> {
  const item = await itemOf(answer);
  const context = await contextThere();
  const { send, requests } = recording();
  const { claim, fields } = planCreate({ rules: there, key: 'there', item, digest: '', project }, {});
  await issueCalls(send).createIssue({ fields, properties: property });
  for (const comment of item.comments)
    await commentCalls(send).addComment('20001', {
      ...asComment(context, { kind: 'comment', value: comment }, { files: [], desk: true }),
      properties: property,
    });
  for (const worklog of item.worklogs ?? [])
    await worklogCalls(send).addWorklog('20001', {
      ...asWorklog(context, { kind: 'worklog', value: worklog }),
      properties: property,
    });
  for (const { type } of item.links ?? [])
    await linkCalls(send).addLink({ type, from: '20001', to: '20002' });
  const commands = runIncoming(there, 'there', item.fields, { moment: 'always', fields: {} });
  const written = Object.entries(runnable(commands)).filter(([, { field }]) => field !== 'status');
  await issueCalls(send).updateIssue('20001', editOf(Object.fromEntries(written)));
  return { replica: item, aside: claim.partial ?? {}, requests };
}

async function itemOf(answer: unknown): Promise<UpdateItem> {
  const send: SendToJira = async () =>
    new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  const issue = await issueCalls(send).readIssue('1', { fields: fieldsToSend(here) });
  if (issue === 'not-found') throw new Error('The issue was not read.');
  const local = runOutgoing(here, 'here', issue.fields, 'create');
  const found = localChildren(issue.fields);
  const twins = Object.fromEntries(found.links.map(({ other }) => [other.id, `2${other.id}`]));
  const posted = outgoingChildren(here, 'here', found, NO_CHILDREN, twins);
  const changed = Object.keys(local).map((path) => ({ path, since: 1 }));
  const twin = startingTwin('the-connection', issue.id, '1.golden', { origin: 'the-origin', hops: 0 });
  const rows = { twin, work: { v: 1 as const, rev: 0, token: '', due: 0, sendSeq: 1, lastSent: 0 } };
  const item = buildItem({
    twin,
    issue: asReplicaIssue('https://acme.atlassian.net', issue),
    policy: 1,
    outgoing: {
      do: 'send',
      seq: 1,
      base: 0,
      context: 0,
      full: true,
      changed,
      rows,
    },
    local,
    children: posted,
    removed: [],
  });
  const read = syncItem.parse(JSON.parse(writeJson(item)));
  if (read.do !== 'update') throw new Error('The item is no update.');
  return read;
}

async function contextThere(): Promise<Context> {
  const world = await connectedWorld();
  const [, green] = world.sites;
  const context = await loadContext(green.ports, world.id);
  if (!context) throw new Error('The connection has no rules.');
  return { ...context, rules: there, key: 'there' };
}

function recording(): { send: SendToJira; requests: JiraRequest[] } {
  const requests: JiraRequest[] = [];
  const send: SendToJira = async (where, options) => {
    const { method = 'GET', body } = options ?? {};
    const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    requests.push({ method, path: where.value, ...(parsed === undefined ? {} : { body: parsed }) });
    return new Response(JSON.stringify({ id: '20001', key: 'GLX-1' }), {
      status: method === 'PUT' ? 200 : 201,
      headers: { 'content-type': 'application/json', location: '/rest/api/3/issueLink/1' },
    });
  };
  return { send, requests };
}
