import { overlaid } from '../rules/command.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { type LocalPaths, runOutgoing } from '../rules/run-outgoing.ts';
import { withoutScripted } from '../rules/scripted-values.ts';
import type { Incoming } from './decide-incoming.ts';
import { rememberedPaths } from './remembered-paths.ts';
import type { Rows } from './rows.ts';

/** The issue as read, with the commands over it, as this side would send it: never a later read. */
export function overlayOf(
  { rules, key }: { readonly rules: CompiledRules; readonly key: string },
  fields: Readonly<Record<string, unknown>>,
  decision: Incoming,
  rows: Rows,
): LocalPaths {
  const remembered = [
    ...rememberedPaths(rows),
    ...Object.keys(decision.write),
    ...Object.keys(decision.equal),
  ];
  const after = overlaid(withoutScripted(rules, fields), Object.values(decision.write));
  return runOutgoing(rules, key, after, 'always', remembered);
}
