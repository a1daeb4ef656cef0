import type { ReplicaFields } from '../../src/core/replica/replica.ts';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { editOf, type Runnable } from '../../src/core/rules/command.ts';
import { type CompiledRules, compileVersion } from '../../src/core/rules/compile-version.ts';
import { readVersion } from '../../src/core/rules/read-version.ts';
import { type IncomingPlace, runIncoming } from '../../src/core/rules/run-incoming.ts';
import { runOutgoing } from '../../src/core/rules/run-outgoing.ts';

export const KEY = 'key';

/** Compiled rules with these mappings; `part` says what else of the version is different. */
export function rulesOf(
  mappings: readonly Readonly<Record<string, unknown>>[],
  part: Readonly<Record<string, unknown>> = {},
): CompiledRules {
  const lines = mappings.map((mapping, index) => ({ id: String(index), ...mapping }));
  const read = readVersion(basicVersion({ id: '1', key: 'ONE' }), { mappings: lines, ...part });
  if (!read.ok) throw new Error(read.error.message);
  return compileVersion(read.value);
}

/** The values that leave. */
export const out = (
  rules: CompiledRules,
  fields: Record<string, unknown>,
  remembered: readonly string[] = [],
) =>
  Object.fromEntries(
    Object.entries(runOutgoing(rules, KEY, fields, 'always', remembered)).map(([path, { value }]) => [
      path,
      value,
    ]),
  );

/** What values that come in ask for. */
export function into(
  rules: CompiledRules,
  values: ReplicaFields,
  fields: Record<string, unknown> = {},
  place: Partial<IncomingPlace> = {},
) {
  return runIncoming(rules, KEY, values, { moment: 'always', fields, ...place });
}

/** What Jira is told for them. */
export function write(rules: CompiledRules, values: ReplicaFields, fields: Record<string, unknown> = {}) {
  return editOf(runnable(into(rules, values, fields)));
}

export function runnable(commands: ReturnType<typeof into>): Record<string, Runnable> {
  const entries = Object.entries(commands).flatMap(([path, one]) => (one.ok ? [[path, one] as const] : []));
  return Object.fromEntries(entries);
}
