import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { type Place, placeFor } from '../../core/rules/route-create.ts';
import type { CreateSource } from '../../core/sync/plan-create.ts';
import { itemTaken, type Taking } from '../incoming/take-by-script.ts';
import type { Context } from '../twin/load-context.ts';

/** Where the issue is made: a script's word counts before the routing, within what the connection reaches. */
export async function placeTaken(
  ports: Pick<ReadingPorts, 'jira'>,
  { rules, connection }: Context,
  item: UpdateItem,
  taken: Taking,
): Promise<Place | 'nowhere'> {
  const routed = placeFor(rules, connection.local.projectId, item);
  if (taken.is !== 'taken') return routed;
  const own = taken.own.fields['issueType'] !== undefined;
  const type = routed === 'nowhere' || own || routed.type === undefined ? {} : { type: routed.type };
  if (taken.project === undefined)
    return routed === 'nowhere' ? routed : { project: routed.project, ...type };
  const chosen = await ports.jira.project(taken.project);
  if (chosen === 'not-found' || !rules.projects.includes(chosen.id)) return 'nowhere';
  return { project: chosen.id, ...type };
}

/** What the issue is made from, by the mappings and by the script. */
export function sourceTaken(
  { rules, key }: Context,
  item: UpdateItem,
  taken: Taking,
): Pick<CreateSource, 'rules' | 'key' | 'item' | 'unsaid'> {
  if (taken.is !== 'taken') return { rules, key, item };
  const unsaid = Object.keys(taken.own.fields).filter((path) => !Object.hasOwn(item.fields, path));
  return { rules: taken.context.rules, key, item: itemTaken(taken, item), unsaid };
}
