import { appNotes, timingNotes } from '../../src/core/limit-notes/app-notes.ts';
import { invocationNotes, queueNotes, storeNotes } from '../../src/core/limit-notes/forge-notes.ts';
import { jiraNotes } from '../../src/core/limit-notes/jira-notes.ts';
import type { Note } from '../../src/core/limit-notes/note.ts';
import { APP, INVOCATION, JIRA, QUEUE, STORE } from '../../src/core/limits.ts';
import { TIMING } from '../../src/core/sync/timing.ts';
import { outOfReach, residualWindows } from './residual-windows.ts';

type Numbers = Readonly<Record<string, unknown>>;
type Notes = Readonly<Record<string, Note>>;

const groups: readonly (readonly [title: string, numbers: Numbers, notes: Notes])[] = [
  ['Forge storage', STORE, storeNotes],
  ['Forge queue', QUEUE, queueNotes],
  ['Forge functions and events', INVOCATION, invocationNotes],
  ['Jira', JIRA, jiraNotes],
  ['What the app allows itself', APP, appNotes],
];

/** docs/limits.md: each number of core/limits.ts with its source and what happens at it. */
export function limitsPage(): string {
  return `${[
    '# Limits',
    '',
    'Made from `src/core/limits.ts` by `npm run docs`. The local host enforces the numbers of Forge and Jira as they stand here, so the tests meet them as the app would.',
    'What is above a limit is refused or set aside for that field, comment or file alone, and said in words on the issue; the rest of the issue arrives.',
    '',
    ...groups.flatMap(([title, numbers, notes]) => table(title, numbers, notes)),
    '## Times',
    'Seconds, set by the app.',
    '',
    '| name | seconds | what |',
    '|---|---|---|',
    ...Object.entries(TIMING).map(([name, value]) => `| \`${name}\` | ${shown(value)} | ${timing(name)} |`),
    '',
    '## Windows that stay open',
    'Jira offers no way to close these; each is as small as it can be made, and what falls into it is reported.',
    '',
    '| window | what can happen | what the app does |',
    '|---|---|---|',
    ...residualWindows.map((one) => `| ${one.window} | ${one.outcome} | ${one.does} |`),
    '',
    '## Out of reach',
    ...outOfReach.map((line) => `- ${line}`),
  ].join('\n')}\n`;
}

function table(title: string, numbers: Numbers, notes: Notes): string[] {
  const rows = Object.entries(numbers).map(([name, value]) => {
    const note = notes[name];
    if (!note) throw new Error(`${title}: ${name} has no note in src/core/limit-notes.`);
    return `| \`${name}\` | ${shown(value)} | ${note.what} | ${note.from} | ${note.does} |`;
  });
  return [
    `## ${title}`,
    '| name | number | of what | source | at it the app |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function timing(name: string): string {
  const found = Object.entries(timingNotes).find(([known]) => known === name);
  if (!found) throw new Error(`The time ${name} has no note in src/core/limit-notes/app-notes.ts.`);
  return found[1].what;
}

function shown(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-GB');
  if (value instanceof RegExp) return `\`${value.source.replaceAll('|', '\\|')}\``;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, one]) => `${name} ${shown(one)}`)
      .join(', ');
  }
  return String(value);
}
