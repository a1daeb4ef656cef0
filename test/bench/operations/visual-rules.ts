import { basicVersion } from '../../../src/core/rules/basic-version.ts';
import { compileVersion } from '../../../src/core/rules/compile-version.ts';
import { readVersion } from '../../../src/core/rules/read-version.ts';
import { runOutgoing } from '../../../src/core/rules/run-outgoing.ts';
import type { Operation } from '../bench-row.ts';
import { NOTHING } from '../measure.ts';

/** Issues that rules are evaluated over, each once in both directions of a map. */
const ISSUES = 2_000;

const line = (id: string, field: string, kind: string, more: object = {}) => ({
  id,
  field,
  path: field,
  kind,
  direction: 'both',
  ...more,
});

/** Twelve mappings as people set them: plain fields, value maps, conditions, sets and people. */
const MAPPINGS = [
  line('1', 'summary', 'text'),
  line('2', 'duedate', 'date'),
  line('3', 'labels', 'labels'),
  line('4', 'priority', 'priority', {
    values: [
      { here: 'Highest', there: 'P0' },
      { here: 'High', there: 'P1' },
      { here: 'Medium', there: 'P2' },
    ],
    noMatch: 'default',
    default: 'P3',
  }),
  line('5', 'status', 'status', { when: { types: ['Task', 'Bug'] }, noMatch: 'same' }),
  line('6', 'components', 'components'),
  line('7', 'fixVersions', 'versions'),
  line('8', 'assignee', 'user'),
  line('9', 'reporter', 'user', { direction: 'out' }),
  line('10', 'resolution', 'resolution', { when: { statuses: ['Done'] }, noMatch: 'same' }),
  line('11', 'customfield_1', 'select', { noMatch: 'same' }),
  line('12', 'customfield_2', 'text', { constant: 'from us', direction: 'out' }),
];

const issueOf = (number: number) => ({
  summary: `Printer ${number} jams`,
  duedate: '2026-11-22',
  labels: ['hall', `floor-${number % 7}`],
  priority: { name: ['Highest', 'High', 'Low'][number % 3] },
  status: { id: '1', name: number % 2 === 0 ? 'Done' : 'To Do', statusCategory: { key: 'done' } },
  issuetype: { id: '1', name: number % 4 === 0 ? 'Epic' : 'Task' },
  components: [{ name: 'api' }],
  fixVersions: [{ name: '1.0' }],
  assignee: { accountId: `a${number % 50}`, displayName: 'Ann Archer', accountType: 'atlassian' },
  reporter: { accountId: `r${number % 50}`, displayName: 'Bob Baker', accountType: 'atlassian' },
  resolution: { name: 'Fixed' },
  customfield_1: { value: 'Blue' },
  customfield_2: 'x',
});

/** What the rules of Visual mode cost by themselves: a mapping of an issue, evaluated, converted and fingerprinted. */
export const visualRules: Operation = {
  name: 'visual-rules',
  floor: { calls: 0, points: 0 },
  // 20,000 evaluations in a second.
  budget: { calls: 0, points: 0, cpuMs: 0.05 },
  async measure() {
    const read = readVersion(basicVersion({ id: '1', key: 'SUP' }), { mode: 'visual', mappings: MAPPINGS });
    if (!read.ok) throw new Error(read.error.message);
    const rules = compileVersion(read.value);
    const issues = Array.from({ length: ISSUES }, (_, number) => issueOf(number));
    const run = (): number => {
      let paths = 0;
      for (const issue of issues) paths += Object.keys(runOutgoing(rules, 'key', issue, 'always')).length;
      return paths;
    };
    run();
    const cpu = process.cpuUsage();
    const began = performance.now();
    if (run() < ISSUES * 8) throw new Error('Too few of the rules have given a value.');
    const used = process.cpuUsage(cpu);
    const evaluations = ISSUES * MAPPINGS.length;
    const seconds = (performance.now() - began) / 1000;
    return {
      ...NOTHING,
      cpuMs: Math.round(((used.user + used.system) / 1000 / evaluations) * 1000) / 1000,
      perSecond: Math.round(evaluations / seconds),
    };
  },
};
