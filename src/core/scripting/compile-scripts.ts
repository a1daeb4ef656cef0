import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import type { Version } from '../rules/version.ts';
import type { Side } from './api.ts';
import { fieldsRead } from './fields-read.ts';
import { incomingFacts } from './incoming-facts.ts';
import { lintScript } from './lint.ts';
import type { Finding } from './lint-finding.ts';
import type { StaticFacts } from './static-facts.ts';

/**
 * The version with what its scripts read and may write worked out, so that events and reads need no parser. A script
 * is refused with its line and column where lint finds an error in it, and where it asks for what the engine cannot do.
 */
export function withCompiledScripts(version: Version): Attempt<Version> {
  const { outgoing, incoming, fields } = version.scripts;
  const out = outgoing === undefined ? undefined : factsOf(version, 'outgoing', outgoing);
  if (out && !out.ok) return out;
  const taken = incoming === undefined ? undefined : factsOf(version, 'incoming', incoming);
  if (taken && !taken.ok) return taken;
  return done({
    ...version,
    scripts: {
      ...(outgoing === undefined ? {} : { outgoing }),
      ...(incoming === undefined ? {} : { incoming }),
      ...(fields === undefined ? {} : { fields }),
      ...(out ? { reads: fieldsRead(out.value, fields ?? []), ...mustRunAlways(out.value) } : {}),
      ...(taken ? incomingFacts(taken.value, fields ?? []) : {}),
    },
  });
}

function factsOf({ scripts: { fields = [] } }: Version, side: Side, script: string): Attempt<StaticFacts> {
  const { findings, facts } = lintScript(side, script, { customFields: fields.map(({ name }) => name) });
  const error = findings.find(({ severity }) => severity === 'error');
  if (error || !facts) return failed(explained(side, error));
  return done(facts);
}

function explained(side: Side, error: Finding | undefined): Explained {
  const where = error ? `line ${error.line}, column ${error.column}: ${error.message}` : 'it cannot be read.';
  return {
    code: 'script-fault',
    field: `scripts.${side}`,
    message: `The ${side} script, ${where}`,
    next: 'Correct the script and publish again.',
  };
}

/** What a script comes to can change with any edit: the time is that of the last one, and a history holds them all. */
const mustRunAlways = ({ alwaysRun, reads, calls }: StaticFacts): { always?: true } =>
  alwaysRun ||
  reads.includes('issue.updated') ||
  reads.includes('issue.*') ||
  calls.includes('jiraHelper.get')
    ? { always: true }
    : {};
