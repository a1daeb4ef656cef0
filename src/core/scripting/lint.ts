import type { Side } from './api.ts';
import { conditionFindings } from './lint-conditions.ts';
import { type Finding, mark } from './lint-finding.ts';
import { nameFindings, type SiteNames } from './lint-names.ts';
import { nullFindings } from './lint-nulls.ts';
import { type StaticFacts, staticFacts } from './static-facts.ts';
import { parseScript, type Syntax, walk } from './syntax.ts';

/** What lint has to say of a script. Without an error it may be published. */
export interface Linted {
  readonly findings: readonly Finding[];
  /** Absent where the script cannot be parsed. */
  readonly facts?: StaticFacts;
}

/** Characters; the record of a version holds both scripts. */
const MOST_SCRIPT = 60_000;

/** Looks at a script without running it; `site` names what is there, as far as it is known. */
export function lintScript(side: Side, script: string, site: SiteNames = {}): Linted {
  if (script.length > MOST_SCRIPT) {
    const message = `The script has ${script.length} characters, and at most ${MOST_SCRIPT} can be kept.`;
    return { findings: [{ severity: 'error', code: 'too-long', message, line: 1, column: 1 }] };
  }
  try {
    return lintParsed(side, script, site);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The script nests deeper than anybody can read.';
    return { findings: [{ severity: 'error', code: 'syntax', message, line: 1, column: 1 }] };
  }
}

function lintParsed(side: Side, script: string, site: SiteNames): Linted {
  const parsed = parseScript(side, script);
  if (!parsed.ok)
    return { findings: [{ severity: 'error', code: 'syntax', message: parsed.message, ...parsed.at }] };
  const { syntax } = parsed;
  const findings = [
    ...asyncFindings(syntax),
    ...nameFindings(syntax, site),
    ...conditionFindings(syntax),
    ...nullFindings(syntax),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
  return { findings, facts: staticFacts(syntax) };
}

/** Nothing ever goes on behind a wait: a script runs from the top to the end. */
function asyncFindings(syntax: Syntax): Finding[] {
  const found: Finding[] = [];
  walk(syntax.body, (node) => {
    const isAsync = 'async' in node && node.async;
    if (!isAsync && node.type !== 'AwaitExpression' && node.type !== 'ImportExpression') return;
    const message =
      node.type === 'ImportExpression'
        ? 'Nothing can be imported into a script.'
        : 'A script cannot wait, and need not: what it looks up is there at once. Leave out "async" and "await".';
    found.push(mark(syntax, node, 'async', message));
  });
  return found;
}
