import * as z from 'zod';
import type { ApprovalValue } from '../replica/facet-value.ts';
import type { FieldKind, ReadPlace } from './field-kind.ts';
import { readPerson } from './user.ts';

const at = z.looseObject({ epochMillis: z.number().int() }).transform(({ epochMillis }) => epochMillis);
const decision = z.string().transform((word) => {
  const known = z.enum(['approved', 'declined', 'pending']).safeParse(word.toLowerCase());
  return known.success ? known.data : 'pending';
});

const approver = z.looseObject({ approver: z.unknown(), approverDecision: decision });
const approval = z.looseObject({
  name: z.string().default(''),
  finalDecision: decision,
  approvers: z.array(approver).default([]),
  createdDate: at,
  completedDate: at.nullish().catch(undefined),
});

const MOST = { approvals: 50, approvers: 100 } as const;

/** Decisions on a request, oldest first. They only leave: nobody decides for somebody else. */
export const approvals: FieldKind<'approvals'> = {
  wire: 'approvals',
  called: 'approvals',
  needs: 'nothing',
  readOnly: true,
  read: (raw, place) => {
    const parsed = z.array(approval).safeParse(raw ?? []);
    if (!parsed.success) return undefined;
    const oldestFirst = [...parsed.data].sort((a, b) => a.createdDate - b.createdDate);
    return { kind: 'approvals', value: oldestFirst.slice(-MOST.approvals).map((one) => asValue(one, place)) };
  },
  write: () => ({ ok: false, code: 'wrong-kind' }),
  normal: ({ value }) =>
    value.map(({ approvers, ...one }) => [
      one,
      approvers
        .map(({ who, decision: says }) => [who.ref, says])
        .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    ]),
};

function asValue(
  { name, finalDecision, approvers, createdDate, completedDate }: z.infer<typeof approval>,
  place: ReadPlace,
): ApprovalValue {
  return {
    name: name.slice(0, 255),
    decision: finalDecision,
    asked: createdDate,
    ...(finalDecision !== 'pending' && completedDate != null ? { decided: completedDate } : {}),
    approvers: approvers
      .filter((one) => isOfDomains(one.approver, place.approverDomains))
      .slice(0, MOST.approvers)
      .flatMap((one) => {
        const who = readPerson(one.approver, place);
        return who ? [{ who, decision: one.approverDecision }] : [];
      }),
  };
}

const addressed = z.looseObject({ emailAddress: z.string() });

/** An approver whose address Jira does not show is of no domain: not known to be the partner's, they stay here. */
function isOfDomains(person: unknown, domains: readonly string[] | undefined): boolean {
  if (domains === undefined || domains.length === 0) return true;
  const known = addressed.safeParse(person);
  if (!known.success) return false;
  const domain = known.data.emailAddress.trim().toLowerCase().split('@').at(-1) ?? '';
  return domains.some((one) => one.trim().toLowerCase().replace(/^@/, '') === domain);
}
