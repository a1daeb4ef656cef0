import type { Mapping } from '../rules/mapping.ts';
import type { Version } from '../rules/version.ts';
import type { Side } from './api.ts';
import { withCompiledScripts } from './compile-scripts.ts';
import { systemFields } from './script-fields.ts';
import { type Hint, incomingHints, outgoingHints } from './starter-hints.ts';

/**
 * The script that a side begins with: it does what the mappings do already, so that taking it over changes nothing,
 * and holds lines to uncomment for what comes next. `peer`: what the partner is called.
 */
export function starterScript(side: Side, version: Version, peer: string): string {
  const lines = linesOf(side, version.mappings);
  const live = lines.filter(({ live: isLive }) => isLive).map(({ text }) => text);
  const left = lines.filter(({ live: isLive }) => !isLive).map(({ text }) => text);
  return [
    ...opening(side, oneLine(peer)),
    '',
    ...(live.length > 0 ? live : ['// No mapping can be written as one line.']),
    ...(left.length > 0 ? ['', '// By the mappings, as they stand in Fields:', ...left] : []),
    '',
    '// Uncomment what you need. A line here counts before a mapping of the same name.',
    ...starterHints(side, version).flatMap(asRemarks),
    '',
  ].join('\n');
}

/** What can be uncommented in the starter: fields that no mapping names, and ways of deciding that live runs know. */
export function starterHints(side: Side, version: Version): Hint[] {
  const taken = new Set(linesOf(side, version.mappings).flatMap(({ name }) => name ?? []));
  const fields = version.scripts.fields ?? [];
  const custom = fields.map(({ name }) => name);
  const hints = side === 'outgoing' ? outgoingHints(taken, custom) : incomingHints(taken, custom);
  return hints.filter(({ code }) => {
    const scripts = { [side]: code.join('\n'), fields };
    return withCompiledScripts({ ...version, scripts }).ok;
  });
}

function opening(side: Side, peer: string): string[] {
  return side === 'outgoing'
    ? [
        `// What leaves this site for ${peer}.`,
        '// "issue" is the work item here, "replica" what crosses: replica.summary = issue.summary lets the summary cross.',
      ]
    : [
        `// How what comes from ${peer} lands on this site.`,
        '// "replica" is what came, "issue" the work item here: issue.summary = replica.summary writes the summary.',
      ];
}

interface Line {
  readonly live: boolean;
  readonly text: string;
  /** What scripts call the field, where it is one of Jira's own. */
  readonly name?: string;
}

/** A line for each mapping that runs in this direction; a remark where one line cannot say what the mapping does. */
function linesOf(side: Side, mappings: readonly Mapping[]): Line[] {
  const other = side === 'outgoing' ? 'in' : 'out';
  return mappings
    .filter(({ on, direction }) => on && direction !== other)
    .map((mapping): Line => {
      const name = systemFields.find(({ field }) => field === mapping.field)?.name;
      if (name === undefined || !isPlain(mapping, name)) {
        const named = name === undefined ? {} : { name };
        return { live: false, text: `// ${oneLine(mapping.field)} and "${mapping.path}"`, ...named };
      }
      const text =
        side === 'outgoing' ? `replica.${name} = issue.${name}` : `issue.${name} = replica.${name}`;
      return { live: true, text, name };
    });
}

/** Copies the value and nothing else. */
const isPlain = ({ path, values, when, constant }: Mapping, name: string): boolean =>
  path === name && values === undefined && when === undefined && constant === undefined;

const asRemarks = ({ says, code }: Hint): string[] => ['', `// ${says}`, ...code.map((line) => `// ${line}`)];

/** What people have named cannot end a remark. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ');
