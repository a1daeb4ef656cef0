import type { Version } from '../rules/version.ts';
import { fieldsRead } from './fields-read.ts';
import { type CustomFieldName, pathOfCustom, systemFields } from './script-fields.ts';
import type { StaticFacts } from './static-facts.ts';

type Targets = NonNullable<Version['scripts']['into']>;

/** Fields of an issue that scripts are shown and cannot set; the space is chosen, and not written. */
const shownOnly = new Set(['spent', 'project']);

/** Fields that have things of the site by name, with the function that makes what is missing. */
const makers: Readonly<Record<string, string>> = {
  fixVersions: 'nodeHelper.createVersion',
  affectedVersions: 'nodeHelper.createVersion',
  components: 'nodeHelper.createComponent',
};

/**
 * What is to be known of an incoming script without running it: the fields that it may write, the Jira fields that it
 * looks at, and the names of the replica that it reads, so that what it leaves alone is told to the peer.
 */
export function incomingFacts(
  facts: StaticFacts,
  custom: readonly CustomFieldName[],
): Pick<Version['scripts'], 'into' | 'looksAt' | 'takes'> {
  // What is posted is seen when it runs: it may be a transition.
  const moves = facts.calls.some((call) => call.startsWith('workflowHelper.') || call === 'jiraHelper.post');
  // What is read may be changed in place, as a list is.
  const may = [...facts.reads, ...facts.writes];
  const named = (path: string) => may.includes(`issue.${path}`);
  const all = named('*');
  const system = systemFields.filter(
    ({ name }) =>
      !shownOnly.has(name) && (all || named(name) || (moves && (name === 'status' || name === 'resolution'))),
  );
  const allCustom = all || named('customFields') || named('customFields.*');
  const own = custom.filter(({ name }) => allCustom || named(`customFields.${name}`));
  const into: Targets = [
    ...system.map(({ path, field, kind }) => ({ path, field, kind, ...making(facts, makers[path]) })),
    ...own.map(({ name, field, kind }) => ({
      path: pathOfCustom(name),
      field,
      kind,
      ...making(facts, 'nodeHelper.createOption'),
    })),
  ];
  const takes = facts.reads.filter((path) => path.startsWith('replica.')).map((path) => path.slice(8));
  return { into, looksAt: fieldsRead(facts, custom), takes };
}

const making = ({ calls }: StaticFacts, maker: string | undefined): { makes?: true } =>
  maker !== undefined && calls.includes(maker) ? { makes: true } : {};
