import type { Side } from './api.ts';
import { scriptObjects } from './script-api.ts';
import { helperCall } from './static-facts.ts';
import { parseScript, walk } from './syntax.ts';

/** Functions that are told a field by its name, as their second argument. */
const takesField: ReadonlySet<string> = new Set(
  scriptObjects.flatMap(({ name, members }) =>
    members
      .filter(({ takes }) => /^[^,]+, field: string/.test(takes))
      .map((member) => `${name}.${member.name}`),
  ),
);

/** Fields that a script names in calls, such as `nodeHelper.getOption(issue, "Team", "Blue")`. */
export function fieldsByName(side: Side, script: string): readonly string[] {
  const parsed = parseScript(side, script);
  if (!parsed.ok) return [];
  const names = new Set<string>();
  walk(parsed.syntax.body, (node) => {
    if (node.type !== 'CallExpression' || !takesField.has(helperCall(node) ?? '')) return;
    const field = node.arguments[1];
    if (field?.type === 'Literal' && typeof field.value === 'string') names.add(field.value);
  });
  return [...names];
}
