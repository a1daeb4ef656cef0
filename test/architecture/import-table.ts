import type { Import, Source } from './sources.ts';

/**
 * The import table of docs/architecture.md as rules. A room is the first entry whose `room` matches the path;
 * an import is allowed if a pattern of `own` matches the file's path or `packages` names the package.
 */
export interface Rule {
  readonly room: RegExp;
  readonly own: readonly RegExp[];
  readonly packages: readonly (string | RegExp)[];
}

const anyNode = /^node:/;

const table: readonly Rule[] = [
  { room: /\.test\.tsx?$/, own: [/.*/], packages: [/.*/] },
  {
    room: /^src\/core\/(replica|protocol)\//,
    own: [/^src\/core\//],
    packages: ['zod', 'node:crypto', '@atlaskit/jql-ast'],
  },
  { room: /^src\/core\/trigger\//, own: [/^src\/core\//], packages: ['zod', '@atlaskit/jql-ast'] },
  { room: /^src\/core\/scripting\//, own: [/^src\/core\//], packages: ['zod', 'acorn'] },
  { room: /^src\/core\/fields\//, own: [/^src\/core\//], packages: ['zod', 'node-diff3'] },
  { room: /^src\/core\//, own: [/^src\/core\//], packages: ['zod'] },
  { room: /^src\/contract\//, own: [/^src\/contract\//, /^src\/core\//], packages: ['zod'] },
  { room: /^src\/usecases\//, own: [/^src\/(usecases|core)\//], packages: ['zod'] },
  adapter('jira', ['@forge/api']),
  adapter('store', ['@forge/kvs']),
  adapter('queue', ['@forge/events']),
  adapter('transport', ['@forge/api']),
  adapter('runtime', ['@forge/api', 'node:crypto']),
  adapter('llm', ['@forge/llm']),
  adapter('script', ['quickjs-wasi', /^node:(vm|fs|module)$/]),
  {
    room: /^src\/wiring\//,
    own: [/^src\/(wiring|usecases|adapters|core)\//, /^src\/contract\//],
    packages: ['zod'],
  },
  {
    room: /^src\/entry\//,
    own: [/^src\/(entry|wiring|contract|core)\//],
    packages: ['zod', '@forge/resolver', '@forge/events'],
  },
  {
    room: /^src\/ui\//,
    own: [/^src\/(ui|contract|core)\//],
    packages: ['@forge/react', '@forge/bridge', 'react'],
  },
  { room: /^static\//, own: [/^static\//, /^src\/(contract|core)\//], packages: [/.*/] },
  { room: /^host\//, own: [/^host\//, /^src\/core\/limits\.ts$/], packages: [/.*/] },
  { room: /^build\//, own: [/^build\//, /^host\//, /^src\//], packages: [/.*/] },
  { room: /^test\//, own: [/.*/], packages: [/.*/] },
];

function adapter(name: string, packages: readonly (string | RegExp)[]): Rule {
  return {
    room: new RegExp(`^src/adapters/${name}/`),
    own: [new RegExp(`^src/(core|adapters/${name})/`)],
    packages: ['zod', ...packages],
  };
}

/** Names of what core must never touch: time, chance and the outside world come in through ports. */
export const forbiddenInCore =
  /\b(Date\.now|new Date\(\)|Math\.random|fetch\(|console\.|process\.|setTimeout|setInterval)/;

export function violations(source: Source): string[] {
  const rule = table.find((candidate) => candidate.room.test(source.path));
  if (!rule) return [`${source.path}: lies in no room of the import table`];
  return source.imports
    .filter((one) => !allowed(rule, one))
    .map((one) => `${source.path}:${one.line} must not import ${one.target}`);
}

function allowed(rule: Rule, one: Import): boolean {
  if (one.own) return rule.own.some((pattern) => pattern.test(one.target));
  if (one.target === 'node:crypto' || !anyNode.test(one.target)) {
    return rule.packages.some((name) =>
      typeof name === 'string' ? name === one.target : name.test(one.target),
    );
  }
  return rule.packages.some((name) => typeof name !== 'string' && name.test(one.target));
}
