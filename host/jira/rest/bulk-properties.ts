import * as z from 'zod';
import { type Answer, ok, type RestCall } from '../call.ts';
import { checkPropertyKey, mergeProperties } from '../children/property-value.ts';
import { sameValue } from '../fields/change-items.ts';
import { badRequest, notFound } from '../jira-error.ts';
import type { Issue } from '../model.ts';
import { can } from '../permissions.ts';
import { get, post, type Route } from '../route.ts';
import { self } from '../shape/link.ts';

const MULTI_ISSUES = 100;
const KEYS = 10;
const LIST_ISSUES = 10_000;

const id = z.union([z.number().int(), z.string()]).transform(String);
const properties = z.record(z.string(), z.unknown());

const multiInput = z.object({ issues: z.array(z.object({ issueID: id, properties })) });
const listInput = z.object({ entitiesIds: z.array(id), properties });
const setInput = z.object({
  value: z.unknown().optional(),
  expression: z.string().optional(),
  filter: z
    .object({
      entityIds: z.array(id).optional(),
      currentValue: z.unknown().optional(),
      hasProperty: z.boolean().optional(),
    })
    .optional(),
});
const deleteInput = z.object({ entityIds: z.array(id).optional(), currentValue: z.unknown().optional() });

/**
 * Properties of many issues at once. Jira does this in a task and sends the reader on to it with 303; here the
 * task is done when the answer leaves. Issues that the caller may not edit are passed over.
 */
export const bulkPropertyRoutes: readonly Route[] = [
  post('/rest/api/3/issue/properties', setList),
  post('/rest/api/3/issue/properties/multi', setMulti),
  { method: 'PUT', pattern: '/rest/api/3/issue/properties/{propertyKey}', handler: setOne },
  { method: 'DELETE', pattern: '/rest/api/3/issue/properties/{propertyKey}', handler: deleteOne },
  get('/rest/api/3/task/{taskId}', readTask, { points: 'flat' }),
];

function editable(call: RestCall, ids: readonly string[] | undefined): Issue[] {
  const issues =
    ids === undefined ? call.state.issues.all() : ids.flatMap((one) => call.state.issues.get(one) ?? []);
  return issues.filter((issue) => can(call, 'EDIT_ISSUES', { issue }));
}

function merge(call: RestCall, issue: Issue, added: Readonly<Record<string, unknown>>): void {
  const input = Object.entries(added).map(([key, value]) => ({ key, value }));
  call.state.issues.put({ ...issue, properties: mergeProperties(issue.properties, input) });
}

function checkKeys(added: Readonly<Record<string, unknown>>): void {
  const count = Object.keys(added).length;
  if (count === 0) throw badRequest('At least one property must be given.');
  if (count > KEYS) throw badRequest(`${count} properties were given; at most ${KEYS} are allowed.`);
}

function setList(call: RestCall): Answer {
  const input = call.json(listInput);
  checkKeys(input.properties);
  if (input.entitiesIds.length > LIST_ISSUES) {
    throw badRequest(`${input.entitiesIds.length} issues were given; at most ${LIST_ISSUES} are allowed.`);
  }
  for (const issue of editable(call, input.entitiesIds)) merge(call, issue, input.properties);
  return started(call);
}

function setMulti(call: RestCall): Answer {
  const { issues } = call.json(multiInput);
  if (issues.length === 0) throw badRequest('At least one issue must be given.');
  if (issues.length > MULTI_ISSUES) {
    throw badRequest(`${issues.length} issues were given; at most ${MULTI_ISSUES} are allowed.`);
  }
  for (const { issueID, properties: added } of issues) {
    checkKeys(added);
    for (const issue of editable(call, [issueID])) merge(call, issue, added);
  }
  return started(call);
}

function setOne(call: RestCall): Answer {
  const key = checkPropertyKey(call.param('propertyKey'));
  const input = call.json(setInput);
  if (input.expression !== undefined) throw badRequest('Jira expressions are not available on this site.');
  if (input.value === undefined) throw badRequest('The property value cannot be empty.');
  for (const issue of editable(call, input.filter?.entityIds)) {
    const has = Object.hasOwn(issue.properties, key);
    const wanted = input.filter;
    if (wanted?.hasProperty !== undefined && wanted.hasProperty !== has) continue;
    if (wanted && 'currentValue' in wanted && !(has && sameValue(issue.properties[key], wanted.currentValue)))
      continue;
    merge(call, issue, { [key]: input.value });
  }
  return started(call);
}

function deleteOne(call: RestCall): Answer {
  const key = call.param('propertyKey');
  const input: z.infer<typeof deleteInput> =
    call.body.bytes.length === 0 ? { currentValue: undefined } : call.json(deleteInput);
  for (const issue of editable(call, input.entityIds)) {
    const { [key]: value, ...rest } = issue.properties;
    if (value === undefined) continue;
    if (input.currentValue !== undefined && !sameValue(value, input.currentValue)) continue;
    call.state.issues.put({ ...issue, properties: rest });
  }
  return started(call);
}

/** A task's id is the time it was done and who did it, so that nothing needs to be kept of it. */
export function started(call: RestCall): Answer {
  const taskId = `${call.state.nextId('task')}-${call.now}`;
  return { status: 303, headers: { location: `/rest/api/${call.version}/task/${taskId}` } };
}

function readTask(call: RestCall): Answer {
  const taskId = call.param('taskId');
  const at = Number(/^\d+-(\d+)$/.exec(taskId)?.[1] ?? Number.NaN);
  if (Number.isNaN(at) || at > call.now) throw notFound(`The task with id '${taskId}' does not exist.`);
  return ok({
    self: self(call, `task/${taskId}`),
    id: taskId,
    description: 'A change to many things at once.',
    status: 'COMPLETE',
    result: {},
    submittedBy: 10_000,
    progress: 100,
    elapsedRuntime: 0,
    submitted: at,
    started: at,
    finished: at,
    lastUpdate: at,
  });
}
