import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import type { Version } from '../rules/version.ts';
import { lintScript } from './lint.ts';
import type { Finding } from './lint-finding.ts';
import { scriptObjects } from './script-api.ts';
import { systemFields } from './script-fields.ts';
import type { StaticFacts } from './static-facts.ts';

/**
 * The version with what its outgoing script reads worked out, so that events and reads need no parser. A script is
 * refused with its line and column where lint finds an error in it, and where it asks for what the engine cannot do.
 */
export function withCompiledScripts(version: Version): Attempt<Version> {
  const { reads: _reads, ...scripts } = version.scripts;
  const { outgoing, incoming, fields = [] } = scripts;
  if (incoming !== undefined) return failed(NO_INCOMING);
  if (outgoing === undefined) return done({ ...version, scripts });
  const site = { customFields: fields.map(({ name }) => name) };
  const { findings, facts } = lintScript('outgoing', outgoing, site);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error || !facts) return failed(explained(error));
  const unfit =
    facts.calls.find((call) => !inside.has(call)) ?? touched(facts).find((name) => !isField(name));
  if (unfit !== undefined) return failed(cannotYet(unfit));
  return done({ ...version, scripts: { ...scripts, reads: readsOf(facts, fields) } });
}

/** Functions that need neither an answer nor anything done. */
const inside: ReadonlySet<string> = new Set(
  scriptObjects.flatMap(({ name, members }) =>
    members.filter(({ by }) => by === 'inside').map((member) => `${name}.${member.name}`),
  ),
);

/** Fields of both sides by their first name. */
const touched = ({ reads, writes }: StaticFacts): string[] =>
  [...reads, ...writes].map((path) => path.split('.')[1] ?? '*');

const always = new Set(['id', 'key', 'url', 'customFields', 'customKeys', '*']);
const isField = (name: string): boolean => always.has(name) || systemFields.some((one) => one.name === name);

/** Jira fields behind the names that the script reads; all of them where only a run can tell. */
function readsOf({ reads }: StaticFacts, custom: NonNullable<Version['scripts']['fields']>): string[] {
  const found = new Set<string>();
  for (const read of reads) {
    const [side, name, ...rest] = read.split('.');
    if (side !== 'issue') continue;
    const all = name === '*';
    for (const one of systemFields) if (all || one.name === name) found.add(one.field);
    const member = rest.join('.');
    for (const one of custom)
      if (all || (name === 'customFields' && (member === '' || member === '*' || member === one.name)))
        found.add(one.field);
  }
  return [...found];
}

function explained(error: Finding | undefined): Explained {
  const where = error ? `line ${error.line}, column ${error.column}: ${error.message}` : 'it cannot be read.';
  return {
    code: 'script-fault',
    field: 'scripts.outgoing',
    message: `The outgoing script, ${where}`,
    next: 'Correct the script and publish again.',
  };
}

const cannotYet = (name: string): Explained => ({
  code: 'script-cannot',
  field: 'scripts.outgoing',
  message: `The outgoing script uses "${name}", which this release cannot carry out in live runs.`,
  next: 'Leave it out; comments, files, links and worklogs cross by the settings of their own.',
});

const NO_INCOMING: Explained = {
  code: 'script-cannot',
  field: 'scripts.incoming',
  message: 'Incoming scripts cannot be published in this release.',
  next: 'Map what arrives by mappings; they take in what a script of the partner sends.',
};
