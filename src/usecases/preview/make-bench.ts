import type { Jira } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import type { Version } from '../../core/rules/version.ts';
import { scriptedJira } from '../incoming/scripted-jira.ts';
import { loadContext } from '../twin/load-context.ts';
import { recordScripts } from './record-scripts.ts';
import type { TestBench } from './test-issue.ts';
import { withRules } from './with-rules.ts';

/** The engine's ports, and what it makes its Jira of: rules that nobody has published need one of their own. */
export type TestPorts = Omit<Ports, 'jira'> & {
  /** Without what scripts make of issues. */
  readonly plainJira: Jira;
  readonly scripts: ScriptRunner;
};

export interface ReadyBench {
  readonly ports: Ports;
  readonly bench: TestBench;
}

/** What issues are tested with by these rules; undefined: the connection has none in force. */
export async function makeBench(
  ports: TestPorts,
  connection: string,
  version: Version,
  askPartner: boolean,
): Promise<ReadyBench | undefined> {
  const inForce = await loadContext(ports, connection);
  if (!inForce) return undefined;
  const laid = await withRules(ports, inForce.connection, version);
  const scripts = recordScripts(ports.scripts);
  const { plainJira, ...others } = laid.ports;
  const jira = scriptedJira({ ...others, jira: plainJira, scripts: scripts.runner });
  const bench = {
    context: laid.context,
    inForce,
    script: version.scripts.outgoing,
    scripts,
    askPartner,
  };
  return { ports: { ...others, jira }, bench };
}
