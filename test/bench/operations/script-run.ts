import { quickJsRunner } from '../../../src/adapters/script/quickjs-runner.ts';
import type { ScriptInput } from '../../../src/core/scripting/script-input.ts';
import { runScript } from '../../../src/usecases/rules/run-script.ts';
import type { Operation } from '../bench-row.ts';
import { NOTHING } from '../measure.ts';

/** The middle of this many runs of a warm process. */
const RUNS = 51;

/** An incoming script as people write it: defaults, maps, people, dates, comments, a way through the workflow. */
const TYPICAL = `
// Where it goes
if (firstSync) {
  issue.issueType = replica.issueType?.name === "Incident" ? "Bug" : "Task"
  issue.customFields["Remote key"].value = replica.key
}

// Plain fields
issue.summary = replica.summary
issue.description = replica.description
issue.environment = replica.environment
issue.labels = replica.labels.map((label) => label.replace(/\\s+/g, "_")).concat("partner")
issue.due = replica.due

// Names that differ
const priorities = { P0: "Highest", P1: "High", P2: "Medium", P3: "Low" }
issue.priority = priorities[replica.priority?.name] ?? "Medium"
const severities = new Map([["1 - Critical", "Critical"], ["2 - Major", "Major"], ["3 - Minor", "Minor"]])
issue.customFields["Severity"].value = severities.get(replica.customFields["Severity"]?.value) ?? "Minor"

// People
const assignee = replica.assignee?.email
if (assignee && assignee.endsWith("@partner.example")) {
  issue.assignee = replica.assignee
} else {
  issue.assignee = null
}
issue.customFields["Reported by"].value = replica.reporter
  ? replica.reporter.name + " <" + (replica.reporter.email ?? "no address") + ">"
  : "unknown"

// Versions and components by name
issue.fixVersions = replica.fixVersions
  .map(({ name }) => name.trim())
  .filter((name, at, all) => all.indexOf(name) === at)
issue.components = replica.components.filter(({ name }) => !name.startsWith("internal"))

// Every field of the partner that begins with "X-" as one text
const extra = Object.keys(replica.customFields)
  .filter((name) => name.startsWith("X-"))
  .sort()
  .map((name) => name + ": " + JSON.stringify(replica.customFields[name].value))
issue.customFields["Partner data"].value = extra.join("\\n").slice(0, 30000)

// Comments
commentHelper.mergeComments(issue, replica, (comment) => {
  if (comment.internal) return null
  return { ...comment, body: comment.author.name + " wrote " + nodeHelper.formatDate(comment.created) + ":\\n" + comment.body }
})

// Workflow
const target = { "To Do": "Open", "In Progress": "In Progress", Done: "Resolved" }[replica.status.name] ?? "Open"
if (changed("status") && issue.status.name !== target) {
  workflowHelper.transitionTo(issue, target)
}
debug.log("done", issue.key, extra.length)
`;

const text = (length: number): string =>
  'Lorem ipsum dolor sit amet '.repeat(Math.ceil(length / 27)).slice(0, length);

/** A replica of 20 KB of JSON, and an issue of much the same. */
function typicalInput(): Omit<ScriptInput, 'answers'> {
  const person = { name: 'Ann Example', email: 'ann@partner.example', ref: 'ref-12345678' };
  const custom = Array.from({ length: 40 }, (_, at) => [`X-${at}`, { value: text(120) }] as const);
  const comments = Array.from({ length: 12 }, (_, at) => ({
    id: String(at),
    author: person,
    body: text(600),
    internal: at % 3 === 0,
    created: 1_700_000_000_000 + at,
    updated: 1_700_000_000_000 + at,
  }));
  const shared = {
    summary: text(80),
    description: text(3_000),
    environment: text(500),
    issueType: { name: 'Incident' },
    status: { name: 'In Progress', category: 'indeterminate' },
    priority: { name: 'P1' },
    labels: ['one two', 'three'],
    components: [{ name: 'api' }, { name: 'internal tools' }],
    fixVersions: [{ name: '1.0' }, { name: ' 1.0' }],
    due: '2026-11-22',
    assignee: person,
    reporter: person,
  };
  const severity = { Severity: { value: '2 - Major' } };
  return {
    issue: {
      id: '10001',
      key: 'SUP-1',
      ...shared,
      customFields: { ...severity, 'Remote key': { value: null } },
    },
    replica: {
      id: '20001',
      key: 'DEV-1',
      ...shared,
      comments,
      customFields: { ...Object.fromEntries(custom), ...severity },
    },
    previous: null,
    firstSync: false,
    connection: { name: 'C', local: 'A', peer: 'B', url: 'https://a.example', peerUrl: 'https://b.example' },
    entityType: 'issue',
    sprint: null,
    tables: {},
  };
}

/** A script of 60 lines over a replica of 20 KB, in a machine that is made for each run. */
export const scriptRun: Operation = {
  name: 'script-run',
  floor: { calls: 0, points: 0 },
  budget: { calls: 0, points: 0, cpuMs: 15 },
  async measure() {
    const ports = { scripts: quickJsRunner() };
    const job = {
      side: 'incoming',
      script: TYPICAL,
      input: typicalInput(),
      now: 1_700_000_000_000,
      seed: 1,
    } as const;
    const spent: number[] = [];
    const waited: number[] = [];
    // The first runs compile the engine and warm the host's own code.
    for (let run = -10; run < RUNS; run += 1) {
      const cpu = process.cpuUsage();
      const began = performance.now();
      const { outcome } = await runScript(ports, job, async () => ({}));
      if (outcome.is === 'failure') throw new Error(outcome.failure.message);
      if (run < 0) continue;
      const used = process.cpuUsage(cpu);
      spent.push((used.user + used.system) / 1000);
      waited.push(performance.now() - began);
    }
    return { ...NOTHING, cpuMs: median(spent), wallMs: median(waited) };
  },
};

const median = (all: readonly number[]): number =>
  Math.round(([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0) * 10) / 10;
