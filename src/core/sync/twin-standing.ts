import type { Ledger } from './children/ledger.ts';
import { CONNECTING } from './connect/judge-connect.ts';
import { unanswered } from './decide-outgoing.ts';
import { endingProblem } from './ending.ts';
import { issueUrl } from './local-issue.ts';
import type { Mark } from './records/mark.ts';
import type { Hold, Twin } from './records/twin.ts';
import type { Rows } from './rows.ts';
import type { OutOfScope } from './scope.ts';
import { scriptProblem } from './script-problem.ts';

/** A message that is longer than this is not read. */
const LONGEST = 900;

/** How one twin stands, in the words that pages show. Times are epoch milliseconds. */
export interface TwinStanding {
  readonly state:
    | 'starting'
    | 'in-step'
    | 'changes-waiting'
    | 'paused'
    | 'left-scope'
    | 'unlinked'
    | 'deleted'
    | 'failed';
  readonly peerKey?: string;
  readonly peerUrl?: string;
  readonly lastSync?: number;
  readonly attachmentsPending: number;
  readonly problem?: Problem;
}

interface Problem {
  readonly message: string;
  readonly next: string;
  /** What a person can ask of the app about it, where that is one thing. */
  readonly remedy?: 'resume' | 'let-removals-go' | 'decide-ending';
}

export function twinStanding(of: {
  readonly rows: Rows;
  readonly mark: Mark | undefined;
  readonly ledger: Ledger;
  readonly paused: boolean;
  /** Origin of the peer's Jira site. */
  readonly peerSite: string | undefined;
}): TwinStanding {
  const { twin } = of.rows;
  const problem = twin.hold
    ? holdProblem(twin.hold)
    : (endingProblem(twin) ??
      awayProblem(twin) ??
      loopProblem(twin.paused) ??
      removalsProblem(twin.removals) ??
      asideProblem(twin));
  return {
    state: stateOf(of),
    ...(twin.peer ? { peerKey: twin.peer.key } : {}),
    ...(twin.peer && of.peerSite ? { peerUrl: issueUrl(of.peerSite, twin.peer.key) } : {}),
    ...(twin.synced === undefined ? {} : { lastSync: twin.synced * 1000 }),
    attachmentsPending: of.ledger.filter(
      (child) =>
        child.k === 'a' &&
        child.no === undefined &&
        (child.pull !== undefined || (child.o === 'here' && child.p === undefined)),
    ).length,
    ...(problem ? { problem } : {}),
  };
}

function stateOf({
  rows,
  mark,
  paused,
}: {
  readonly rows: Rows;
  readonly mark: Mark | undefined;
  readonly paused: boolean;
}): TwinStanding['state'] {
  const { twin, work } = rows;
  if (twin.hold?.code === 'cycle') return 'failed';
  if (twin.life === 'unlinked' || twin.life === 'deleted' || twin.life === 'left-scope') return twin.life;
  if (paused) return 'paused';
  if (twin.hold?.code === CONNECTING) return 'starting';
  if (twin.hold?.why === 'left-there') return 'left-scope';
  if (twin.hold) return 'failed';
  if (twin.life === 'pending') return 'starting';
  const waiting =
    (mark?.at ?? 0) > 0 ||
    Object.keys(unanswered(work)).length > 0 ||
    (twin.owed ?? []).length > 0 ||
    twin.full === true;
  return waiting ? 'changes-waiting' : 'in-step';
}

function nextTry({ why }: Hold): string {
  return why === 'dead-letter'
    ? 'Nothing more is tried by itself. Edit the work item or press "Sync now" to try again.'
    : 'It is tried again by itself; an edit or "Sync now" tries at once.';
}

const IS_CONNECTING = {
  message: 'The partner is connecting this work item with theirs.',
  next: 'It goes on as soon as their side has spoken. If nothing comes, press "Sync now", or unlink it.',
};

const NOT_NOW = {
  message:
    'The partner’s Jira does not let the app write a part of this work item now. Fields and comments that it takes have arrived.',
  next: 'The partner’s admin sees on their work item what is missing, mostly a permission of the app.',
};

const ONLY_BY_HAND = {
  message: 'The partner takes work items in only where a person has started them.',
  next: 'Press "Sync now" on the work item if it is to cross.',
};

function holdProblem(hold: Hold): { message: string; next: string } {
  const again = nextTry(hold);
  const parent = hold.code?.startsWith('parent:') ? hold.code.slice('parent:'.length) : undefined;
  if (parent !== undefined) return parentProblem(parent, hold.why === 'waiting');
  if (hold.code === CONNECTING) return IS_CONNECTING;
  const script = scriptProblem(hold.code);
  if (script !== undefined) return { message: script, next: again };
  if (hold.code?.startsWith('loop:')) return waitingLoopProblem(hold.code.slice('loop:'.length).split(','));
  switch (hold.why === 'dead-letter' || hold.why === 'retry' ? hold.code : hold.why) {
    case 'not-visible':
      return {
        message: 'The app can no longer see this work item.',
        next: 'Check that the app may browse the space and that no security level hides the work item.',
      };
    case 'restored':
      return {
        message: 'This work item is older than what was last synced: the site seems to have been restored.',
        next: 'Nothing is sent until an admin has compared both sides.',
      };
    case 'left-there':
      return {
        message: 'On the partner’s site the work item is out of what the partner syncs: nothing crosses.',
        next: 'It goes on by itself when the partner’s work item is back. Ask the partner if that was not meant.',
      };
    case 'left-scope':
      return { message: 'The partner does not take this work item: it is out of their scope.', next: again };
    case 'by-hand':
      return ONLY_BY_HAND;
    case 'no-project':
      return {
        message: 'The partner’s rules name no space for a work item like this one.',
        next: 'Ask the partner to add it to the routing, or change the work item so that a line of it holds.',
      };
    case 'taken':
      return {
        message: 'The partner’s work item belongs to another work item of this site.',
        next: 'Ask the partner which of the two work items is the right one and unlink the other.',
      };
    case 'cycle':
      return {
        message: `The partner already has this work item by another way${hold.key === undefined ? '' : `, as ${hold.key}`}.`,
        next: 'Connect the two existing work items instead of sending a copy.',
      };
    case 'needs-field':
      return {
        message: 'The partner’s Jira makes no work item without a field that none of their rules fills.',
        next: 'The partner’s admin sees on the connection’s page which field it is, and can give it a value in a rule.',
      };
    case 'not-now':
      return { ...NOT_NOW, next: `${NOT_NOW.next} ${again}` };
    case 'other-life':
      return {
        message: 'The partner has started this pair anew.',
        next: 'It joins again with the partner’s next change.',
      };
    default:
      return { message: 'The partner’s Jira refused the change.', next: again };
  }
}

const AWAY = {
  project: 'its space is none of those that this connection syncs',
  'project-archived': 'its space is archived',
  'project-trashed': 'its space is in the trash',
  'project-off': 'the sync of its space is switched off',
  security: 'it has a security level',
  archived: 'it is archived',
  filter: 'the filter of this connection does not find it',
} as const satisfies Record<OutOfScope, string>;

function awayProblem({ life, away }: Twin): { message: string; next: string } | undefined {
  if (life !== 'left-scope' || !away) return undefined;
  return {
    message: `Nothing of this work item crosses: ${AWAY[away.why]}.`,
    next: 'It goes on by itself when that is no longer so. To end the pair for good, unlink it.',
  };
}

function parentProblem(parent: string, waits: boolean): { message: string; next: string } {
  return waits
    ? {
        message: `This work item waits for its parent ${parent}, which is not under sync with this partner.`,
        next: `Put ${parent} under sync, too; this work item follows by itself.`,
      }
    : {
        message: `This work item has waited a week for its parent ${parent}, which is not under sync with this partner.`,
        next: `Put ${parent} under sync and press "Sync now" here, or unlink this work item.`,
      };
}

function waitingLoopProblem(keys: readonly string[]): { message: string; next: string } {
  const circle = [...keys, keys[0] ?? ''].join(' waits for ');
  return {
    message: `These work items wait for each other, so that none can be made first: ${circle}.`,
    next: `Take one of them out of the circle: give ${keys[0] ?? 'it'} another parent, or none. The others follow by themselves.`,
  };
}

function loopProblem(paused: Readonly<Record<string, number>> | undefined): Problem | undefined {
  const paths = Object.keys(paused ?? {});
  if (paths.length === 0) return undefined;
  return {
    message: `Paused because both sides changed it again right after each sync: ${paths.join(', ')}. All other fields go on.`,
    next: 'Look for an automation rule on either side that edits this field after a sync, stop it, and resume the field.',
    remedy: 'resume',
  };
}

function removalsProblem(count: number | undefined): Problem | undefined {
  if (count === undefined) return undefined;
  return {
    message: `${count} comments, files, worklogs or links were removed here at once. The partner still has its copies.`,
    next: 'Let the removals go if they were meant; the partner’s copies are removed then.',
    remedy: 'let-removals-go',
  };
}

/** The newest reason for which a value of the partner's was set aside here, and how many there are beside it. */
function asideProblem({ aside }: Twin): { message: string; next: string } | undefined {
  const all = Object.values(aside ?? {}).sort((one, other) => other.at - one.at);
  const [newest, ...others] = all;
  if (!newest) return undefined;
  const more = others.length === 0 ? '' : ` ${others.length} more: ${others.map(({ why }) => why).join(' ')}`;
  return { message: `${newest.why}${more}`.slice(0, LONGEST), next: newest.next };
}
