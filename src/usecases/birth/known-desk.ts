import * as z from 'zod';
import type { Desk, RequestForm } from '../../core/ports/jira-desk.ts';
import type { Ports } from '../../core/ports/ports.ts';

/** Seconds for which a desk's types and forms are believed; a request that they mislead is refused, and they are read anew. */
const DESK_AGE = 600;

const keptDesk: z.ZodType<Desk> = z.object({
  id: z.string(),
  types: z.array(z.object({ id: z.string(), name: z.string(), issueType: z.string() })),
});
const keptForm: z.ZodType<RequestForm> = z.object({
  fields: z.array(z.object({ id: z.string(), name: z.string(), required: z.boolean() })),
  onBehalf: z.boolean(),
});

type DeskPorts = Pick<Ports, 'jira' | 'memo'>;

/** The desk of a space as this process saw it not long ago. */
export async function knownDesk({ jira, memo }: DeskPorts, project: string): Promise<Desk | undefined> {
  const known = keptDesk.safeParse(memo.recall(deskKey(project), DESK_AGE));
  if (known.success) return known.data;
  const desk = await jira.desk(project);
  if (desk) memo.keep(deskKey(project), desk);
  return desk;
}

export async function knownForm(
  { jira, memo }: DeskPorts,
  desk: string,
  type: string,
): Promise<RequestForm | undefined> {
  const known = keptForm.safeParse(memo.recall(formKey(desk, type), DESK_AGE));
  if (known.success) return known.data;
  const form = await jira.requestForm(desk, type);
  if (form) memo.keep(formKey(desk, type), form);
  return form;
}

export function forgetDesk({ memo }: Pick<Ports, 'memo'>, project: string): void {
  const known = keptDesk.safeParse(memo.recall(deskKey(project), DESK_AGE));
  memo.keep(deskKey(project), undefined);
  if (!known.success) return;
  for (const { id } of known.data.types) memo.keep(formKey(known.data.id, id), undefined);
}

const deskKey = (project: string): string => `desk:${project}`;
const formKey = (desk: string, type: string): string => `desk-form:${desk}:${type}`;
