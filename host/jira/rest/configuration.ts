import * as z from 'zod';
import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { ADMIN_GROUPS, JIRA_USERS, SERVICE_AGENTS } from '../catalogue/people.ts';
import { badRequest, notFound, unauthorized } from '../jira-error.ts';
import type { User } from '../model.ts';
import { requireAdmin } from '../require-admin.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION, SCOPE_PROJECT, SCOPE_USER } from '../scopes.ts';
import type { SiteSettings } from '../site-model.ts';
import { customFieldOf } from './fields.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;
const READ = { points: 'other' } as const;

function settingsOf(call: RestCall): SiteSettings {
  const settings = call.state.settings.get('settings');
  if (!settings) throw new Error(`Site ${call.jira.name} has no settings.`);
  return settings;
}

function timeTracking({ workingHoursPerDay, workingDaysPerWeek }: SiteSettings): Record<string, unknown> {
  return { workingHoursPerDay, workingDaysPerWeek, timeFormat: 'pretty', defaultUnit: 'minute' };
}

function configuration(call: RestCall): Answer {
  const settings = settingsOf(call);
  return ok({
    votingEnabled: settings.votingEnabled,
    watchingEnabled: settings.watchingEnabled,
    unassignedIssuesAllowed: settings.unassignedAllowed,
    subTasksEnabled: settings.subTasksEnabled,
    issueLinkingEnabled: settings.issueLinkingEnabled,
    timeTrackingEnabled: settings.timeTrackingEnabled,
    attachmentsEnabled: settings.attachmentsEnabled,
    ...(settings.timeTrackingEnabled ? { timeTrackingConfiguration: timeTracking(settings) } : {}),
  });
}

const timeTrackingSchema = z.object({
  workingHoursPerDay: z.number().positive().max(24),
  workingDaysPerWeek: z.number().positive().max(7),
  timeFormat: z.enum(['pretty', 'days', 'hours']),
  defaultUnit: z.enum(['minute', 'hour', 'day', 'week']),
});

function setTimeTracking(call: RestCall): Answer {
  requireAdmin(call);
  const { workingHoursPerDay, workingDaysPerWeek } = call.json(timeTrackingSchema);
  const after = call.state.settings.put({ ...settingsOf(call), workingHoursPerDay, workingDaysPerWeek });
  return ok(timeTracking(after));
}

const PROVIDER = { key: 'JIRA', name: 'JIRA provided time tracking' };

function provider(call: RestCall): Answer {
  requireAdmin(call);
  return settingsOf(call).timeTrackingEnabled ? ok(PROVIDER) : noContent();
}

function license(): Answer {
  return ok({
    applications: [
      { id: 'jira-core', plan: 'PAID' },
      { id: 'jira-servicedesk', plan: 'PAID' },
      { id: 'jira-software', plan: 'PAID' },
    ],
  });
}

const ROLES = [
  { key: 'jira-software', name: 'Jira Software', group: JIRA_USERS },
  { key: 'jira-servicedesk', name: 'Jira Service Management', group: SERVICE_AGENTS },
] as const;

function applicationRole(call: RestCall, role: (typeof ROLES)[number]): Record<string, unknown> {
  const details = [role.group, ...ADMIN_GROUPS].flatMap((name) => call.state.groups.by('name', name));
  const shown = details.map(({ name, groupId }) => ({ name, groupId }));
  return {
    key: role.key,
    name: role.name,
    groups: shown.map(({ name }) => name),
    groupDetails: shown,
    defaultGroups: [role.group],
    defaultGroupsDetails: shown.filter(({ name }) => name === role.group),
    selectedByDefault: role.key === 'jira-software',
    defined: true,
    numberOfSeats: 100,
    remainingSeats: 100 - call.state.users.by('group', role.group).length,
    userCount: call.state.users.by('group', role.group).length,
    userCountDescription: 'users',
    hasUnlimitedSeats: false,
    platform: false,
  };
}

function applicationRoles(call: RestCall): Answer {
  requireAdmin(call);
  return ok(ROLES.map((role) => applicationRole(call, role)));
}

function oneApplicationRole(call: RestCall): Answer {
  requireAdmin(call);
  const role = ROLES.find(({ key }) => key === call.param('key'));
  if (!role) throw notFound(`The application role '${call.param('key')}' does not exist.`);
  return ok(applicationRole(call, role));
}

/** Jira's own events, as schemes name them. */
const EVENTS = [
  'Issue Created',
  'Issue Updated',
  'Issue Assigned',
  'Issue Resolved',
  'Issue Closed',
  'Issue Commented',
  'Issue Reopened',
  'Issue Deleted',
  'Issue Moved',
  'Work Logged On Issue',
];

function events(call: RestCall): Answer {
  requireAdmin(call);
  return ok(EVENTS.map((name, at) => ({ id: at + 1, name })));
}

/** Preferences live among the user's properties under a name of their own. */
function preferenceKey(call: RestCall): string {
  const key = call.query.get('key');
  if (!key) throw notFound("The parameter 'key' names the preference.");
  return key;
}

function caller(call: RestCall): User {
  const user = call.accountId === null ? undefined : call.state.users.get(call.accountId);
  if (!user) throw unauthorized();
  return user;
}

function getPreference(call: RestCall): Answer {
  const key = preferenceKey(call);
  const user = caller(call);
  if (key === 'jira.user.locale') return ok(user.locale);
  if (key === 'jira.user.timezone') return ok(user.timeZone);
  const value = user.properties[`preference:${key}`];
  if (value === undefined) throw notFound(`key not found: '${key}'`);
  return ok(value);
}

function setPreference(call: RestCall): Answer {
  const key = preferenceKey(call);
  const value = call.json(z.string());
  const user = caller(call);
  call.state.users.put({ ...user, properties: { ...user.properties, [`preference:${key}`]: value } });
  return noContent();
}

function removePreference(call: RestCall): Answer {
  const name = `preference:${preferenceKey(call)}`;
  const user = caller(call);
  const { [name]: value, ...properties } = user.properties;
  if (value === undefined) throw notFound(`key not found: '${call.query.get('key')}'`);
  call.state.users.put({ ...user, properties });
  return noContent();
}

function setLocale(call: RestCall): Answer {
  const { locale } = call.json(z.object({ locale: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/) }));
  call.state.users.put({ ...caller(call), locale });
  return noContent();
}

/** Puts a custom field on the default screens of every project. */
function addToDefaultScreens(call: RestCall): Answer {
  requireAdmin(call);
  const { id: fieldId } = customFieldOf(call, call.param('fieldId'));
  for (const scheme of call.state.screens.all()) {
    const shown = Object.values(scheme.screens).flatMap(({ create }) => create.map((field) => field.fieldId));
    if (shown.includes(fieldId)) throw badRequest(`The field ${fieldId} is on the screen.`);
    const screens = Object.entries(scheme.screens).map(([typeId, { create, edit }]) => [
      typeId,
      { create: [...create, { fieldId, required: false }], edit: [...edit, { fieldId, required: false }] },
    ]);
    call.state.screens.put({ ...scheme, screens: Object.fromEntries(screens) });
  }
  return ok({});
}

export const configurationRoutes: readonly Route[] = [
  get('/rest/api/3/configuration', configuration, { ...READ, scopes: SCOPE_USER }),
  get('/rest/api/3/configuration/timetracking', provider, { ...READ, ...ADMIN }),
  get(
    '/rest/api/3/configuration/timetracking/list',
    (call) => {
      requireAdmin(call);
      return ok([PROVIDER]);
    },
    { ...READ, ...ADMIN },
  ),
  get(
    '/rest/api/3/configuration/timetracking/options',
    (call) => {
      requireAdmin(call);
      return ok(timeTracking(settingsOf(call)));
    },
    { ...READ, ...ADMIN },
  ),
  put('/rest/api/3/configuration/timetracking/options', setTimeTracking, ADMIN),
  get('/rest/api/3/instance/license', license, { ...READ, scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/applicationrole', applicationRoles, { ...READ, ...ADMIN }),
  get('/rest/api/3/applicationrole/{key}', oneApplicationRole, { ...READ, ...ADMIN }),
  get('/rest/api/3/events', events, { ...READ, ...ADMIN }),
  get('/rest/api/3/mypreferences', getPreference, { ...READ, scopes: SCOPE_CONFIGURATION }),
  put('/rest/api/3/mypreferences', setPreference, { accepts: 'any', scopes: SCOPE_CONFIGURATION }),
  del('/rest/api/3/mypreferences', removePreference, { scopes: SCOPE_CONFIGURATION }),
  get('/rest/api/3/mypreferences/locale', (call) => ok({ locale: caller(call).locale }), {
    ...READ,
    ...ADMIN,
  }),
  put('/rest/api/3/mypreferences/locale', setLocale),
  post('/rest/api/3/screens/addToDefault/{fieldId}', addToDefaultScreens, { scopes: SCOPE_PROJECT }),
];
