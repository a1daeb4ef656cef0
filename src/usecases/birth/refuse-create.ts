import * as z from 'zod';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import type { CreatePlan } from '../../core/sync/plan-create.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import type { Context } from '../twin/load-context.ts';

const namedId = z.object({ id: z.string() });

/** As many names as a person reads at once. */
const NAMES_SHOWN = 5;

/**
 * Jira makes no issue without fields that no rule fills. The admin here is told their names, the partner only that
 * there are some: which fields this site has is nobody else's business.
 */
export async function refuseCreate(
  ports: Ports,
  context: Context,
  { plan: { fields }, project }: { readonly plan: CreatePlan; readonly project: string },
  refused: Refused,
): Promise<ItemAnswer> {
  const wanted = Object.keys(refused.fields).filter((field) => !(field in fields));
  if (wanted.length === 0) return { code: 'refused' };
  const type = namedId.safeParse(fields['issuetype']);
  const { id } = context.connection;
  const names = type.success ? await namesOf(ports, project, type.data.id) : new Map<string, string>();
  const shown = wanted.map((field) => names.get(field) ?? field).slice(0, NAMES_SHOWN);
  await raiseAlert(ports, id, `needs-field:${shown.join(', ')}`);
  return { code: 'needs-field' };
}

async function namesOf(ports: Ports, project: string, type: string): Promise<ReadonlyMap<string, string>> {
  try {
    const fields = await ports.jira.createFields(project, type);
    return new Map(fields.map(({ id, name }) => [id, name]));
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return new Map();
  }
}
