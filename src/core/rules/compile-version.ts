import type { LocalKind } from '../fields/local-kind.ts';
import { childFields } from './child-fields.ts';
import type { Mapping } from './mapping.ts';
import type { Version } from './version.ts';

/** One direction of one mapping. */
export interface Rule {
  readonly path: string;
  readonly field: string;
  readonly kind: LocalKind;
  readonly on: 'create' | 'always';
}

/** What the engine runs: plain data, made once per version. */
export interface CompiledRules {
  readonly outgoing: readonly Rule[];
  readonly incoming: readonly Rule[];
  /** Local Jira fields that rules of either direction read. */
  readonly fields: readonly string[];
  /** Fields whose change can make something leave. */
  readonly reads: readonly string[];
  readonly projects: readonly string[];
  readonly comments: Version['comments'];
  readonly attachments: Version['attachments'];
  readonly worklogs: Version['worklogs'];
  readonly links: Version['links'];
  readonly subtasks: Version['subtasks'];
}

export function compileVersion(version: Version): CompiledRules {
  const lines = version.mappings.filter((mapping) => mapping.on);
  const outgoing = lastPerPath(lines.filter((mapping) => mapping.direction !== 'in')).map(asRule);
  const incoming = lastPerPath(lines.filter((mapping) => mapping.direction !== 'out')).map(asRule);
  return {
    outgoing,
    incoming,
    fields: distinct([...outgoing, ...incoming].map((rule) => rule.field)),
    reads: distinct([...outgoing.map((rule) => rule.field), ...childFields(version)]),
    projects: version.scope.projects.map((project) => project.id),
    comments: version.comments,
    attachments: version.attachments,
    worklogs: version.worklogs,
    links: version.links,
    subtasks: version.subtasks,
  };
}

function asRule(mapping: Mapping): Rule {
  const { path, field, kind, when } = mapping;
  return { path, field, kind, on: when?.firstSync === true ? 'create' : 'always' };
}

/** Of two lines for one path the later one counts. */
function lastPerPath(lines: readonly Mapping[]): readonly Mapping[] {
  return [...new Map(lines.map((line) => [line.path, line])).values()];
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
