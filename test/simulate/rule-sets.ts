import type { Workflow } from '../../host/jira/model.ts';
import type { SiteAdmin } from '../../host/jira/site-admin.ts';
import { FREE, IN_A_ROW, STATUS_IDS, way } from '../support/workflows.ts';

/**
 * `basic`: what a new connection does. `wide`: labels, priorities and worklogs cross, too. `deep`: statuses through
 * workflows that differ, resolutions, a list whose options are called otherwise on either side, and issue links.
 */
export type RuleSet = 'basic' | 'wide' | 'deep';

const ALWAYS = [
  { id: 'summary', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'description', field: 'description', path: 'description', kind: 'richText' },
  {
    id: 'issue-type',
    field: 'issuetype',
    path: 'issueType',
    kind: 'issueType',
    when: { firstSync: true },
    noMatch: 'default',
  },
];

/** Beside what a new connection does anyway; sets are merged member by member. */
const WIDE = {
  mappings: [
    ...ALWAYS,
    { id: 'labels', field: 'labels', path: 'labels', kind: 'labels' },
    { id: 'priority', field: 'priority', path: 'priority', kind: 'priority' },
  ],
  worklogs: { out: 'public', in: 'on' },
};

/** A list of one choice that both sites have under this name, each with names of its own for the options. */
export const SHADE = 'Shade';
const SHADES = Array.from({ length: 24 }, (_, index) => index + 1);

/** What a site calls a shade. */
export const shadeOn = (site: string, shade: number): string => `${site}-${shade}`;

/** What people of a site may choose. */
export const shadesOf = (site: string): readonly string[] => SHADES.map((shade) => shadeOn(site, shade));

/** Resolutions are asked for on the way out, on both sides. */
const ASKS = { sets: {}, screen: [{ fieldId: 'resolution', required: true }] };
const WAYS: Readonly<Record<string, Workflow['transitions']>> = Object.fromEntries(
  Object.entries({
    blue: FREE.map((one) => (one.name === 'Done' ? { ...one, ...ASKS } : one)),
    green: [
      ...IN_A_ROW.filter(({ name }) => name !== 'Accept'),
      way('Accept', 'In Review', 'Done', ASKS),
      way('Send back', 'In Review', 'In Progress'),
    ],
  }).map(([site, ways]) => [site, ways.map((one, index) => ({ ...one, id: String(index + 1) }))]),
);

/** Gives a site what the rules need: a workflow of its own and the list of shades. Only before people come. */
export function furnishFor(rules: RuleSet, site: string, projectId: string, admin: SiteAdmin): void {
  const transitions = WAYS[site];
  if (rules !== 'deep' || transitions === undefined) return;
  const workflow = {
    id: `workflow-of-${site}`,
    name: `Workflow of ${site}`,
    initialStatusId: STATUS_IDS['To Do'],
    statusIds: Object.values(STATUS_IDS),
    transitions,
  };
  admin.assignWorkflow(projectId, workflow);
  admin.createField(SHADE, 'com.atlassian.jira.plugin.system.customfieldtypes:select', shadesOf(site));
}

/** What is published on a site beside what a new connection does; undefined where that is all. */
export function versionFor(rules: RuleSet, site: string, shadeField: string | undefined): object | undefined {
  if (rules === 'basic') return undefined;
  if (rules === 'wide') return WIDE;
  // On the wire the shades are called as on blue.
  const values = SHADES.map((shade) => ({ here: shadeOn(site, shade), there: shadeOn('blue', shade) }));
  return {
    mappings: [
      ...ALWAYS,
      { id: 'status', field: 'status', path: 'status', kind: 'status', noMatch: 'same' },
      { id: 'resolution', field: 'resolution', path: 'resolution', kind: 'resolution', noMatch: 'same' },
      {
        id: 'shade',
        field: shadeField,
        path: 'shade',
        kind: 'select',
        ...(site === 'blue' ? { noMatch: 'same' } : { values }),
      },
    ],
    links: { out: 'all', in: 'on' },
  };
}
