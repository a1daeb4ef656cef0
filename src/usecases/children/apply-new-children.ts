import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { asksForType } from '../../core/service/comment-appearance.ts';
import { decidedAnswer } from '../../core/sync/answer-item.ts';
import {
  hasChildren,
  type IncomingChildren,
  incomingChildren,
} from '../../core/sync/children/incoming-children.ts';
import { NO_CHILDREN } from '../../core/sync/children/ledger.ts';
import { withAppearance } from '../../core/sync/children/with-appearance.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { type Claim, codesOf } from '../../core/sync/records/claim.ts';
import type { Reason } from '../../core/workflow/writing.ts';
import { type Application, carryOut } from '../incoming/carry-out.ts';
import { resolveLinks } from '../incoming/resolve-links.ts';
import type { Context } from '../twin/load-context.ts';
import { loadRows } from '../twin/twin-rows.ts';

export interface JustMade {
  readonly claim: Claim;
  readonly made: { readonly id: string; readonly key: string };
  /** Why paths of the claim were set aside. */
  readonly reasons: Readonly<Record<string, Reason>>;
}

/** The children of an item whose issue has just been made: in the same request, without reading it again. */
export async function applyNewChildren(
  ports: Ports,
  context: Context,
  item: UpdateItem,
  { claim, made, reasons }: JustMade,
): Promise<ItemAnswer> {
  const rows = await loadRows(ports.store, context.connection.id, made.id);
  const wanted = incomingChildren(context.rules, context.key, item, NO_CHILDREN);
  const fields = await fieldsOfPlace(ports, context, made.id, wanted);
  const children = withAppearance(context.rules, fields, NO_CHILDREN, wanted);
  const decision: Incoming = {
    write: {},
    equal: {},
    lost: [],
    partial: codesOf(claim),
    reasons,
    overruled: [],
    byRules: [],
    stillLost: [],
  };
  const application: Omit<Application, 'rows'> = {
    item,
    digest: claim.digest,
    issue: {
      ...made,
      created: 0,
      updated: 0,
      project: { id: claim.project, key: context.connection.local.projectKey },
      fields,
      properties: {},
    },
    local: {},
    decision,
    mine: {},
    raws: {},
    overlay: {},
    ledger: NO_CHILDREN,
    withChildren: hasChildren(item),
    children,
    links: await resolveLinks(ports.store, context, children.add, []),
  };
  const done =
    rows && application.withChildren ? await carryOut(ports, context, { ...application, rows }) : 'busy';
  // What was not recorded is not vouched for: the sender's next message brings it again.
  return decidedAnswer(context, {
    item,
    issue: { ...made, url: issueUrl(context.connection.local.siteUrl, made.key) },
    overlay: {},
    decision,
    mine: {},
    retold: {},
    ledger: done === 'busy' ? NO_CHILDREN : done.ledger,
  });
}

/** The kind of project and the request type of an issue just made, where its comments depend on them. */
async function fieldsOfPlace(
  { jira }: Pick<Ports, 'jira'>,
  { rules: { appearance } }: Context,
  issue: string,
  { add }: IncomingChildren,
): Promise<Readonly<Record<string, unknown>>> {
  const comments = add.flatMap((child) => (child.kind === 'comment' ? [child.value] : []));
  const internal = comments.some(({ visibility }) => visibility === 'internal');
  if (!internal && (comments.length === 0 || !asksForType(appearance))) return {};
  const fields = ['project', ...(appearance?.typeField === undefined ? [] : [appearance.typeField])];
  const read = await jira.readIssue(issue, { fields });
  return read === 'not-found' ? {} : read.fields;
}
