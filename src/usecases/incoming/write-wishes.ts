import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { sha256Hex } from '../../core/replica/sha256.ts';
import { startByScript } from '../birth/start-by-script.ts';
import type { Context } from '../twin/load-context.ts';
import type { Taken } from './take-by-script.ts';

type Wish = Extract<Taken['effects'][number], { do: 'watch' | 'remote-link' | 'property' | 'sync' }>;

/** What of a script's wishes is written by itself: it is no field, no child and no end of the pair. */
export const wishesToWrite = (taken: Pick<Taken, 'effects'> | undefined): readonly Wish[] =>
  (taken?.effects ?? []).filter(
    (effect): effect is Wish =>
      effect.do === 'watch' ||
      effect.do === 'remote-link' ||
      effect.do === 'property' ||
      effect.do === 'sync',
  );

/**
 * Each can be done twice and stands once, so that what was cut off is done again from the first. Answers in words what
 * could not be done: it does not keep back the rest of the item.
 */
export async function writeWishes(
  ports: Ports,
  context: Context,
  { issue, taken }: { readonly issue: { readonly id: string }; readonly taken?: Taken },
  mayWrite: () => boolean,
): Promise<string | undefined> {
  const refused: string[] = [];
  for (const wish of wishesToWrite(taken)) {
    if (!mayWrite()) throw new PortError('unavailable', 'too little time is left to write');
    const why = await orRefused(() => write(ports, context, issue.id, wish));
    if (why !== undefined) refused.push(`${placeOf(wish)}${why}`);
  }
  return refused.length === 0 ? undefined : refused.join(' ');
}

const REFUSALS: ReadonlySet<string> = new Set(['forbidden', 'invalid', 'not-found', 'too-large']);

async function orRefused(write: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof PortError) || !REFUSALS.has(error.code)) throw error;
    return `${error.message}.`.replace(/\.\.$/, '.');
  }
}

async function write(ports: Ports, context: Context, issue: string, wish: Wish): Promise<string | undefined> {
  switch (wish.do) {
    case 'watch': {
      const account = accountOf(context, wish.who);
      if (account === undefined) return 'The person who is to watch is nobody that this site has named.';
      await ports.jira.addWatcher(issue, account);
      return undefined;
    }
    case 'remote-link': {
      const { do: _do, at: _at, ...link } = wish;
      const made = await ports.jira.putRemoteLink(issue, { globalId: idOf(link.url), ...link });
      return 'refused' in made ? `Jira refused the link to ${link.url}: ${wordsOf(made)}` : undefined;
    }
    case 'property':
      await ports.jira.setIssueProperty(issue, wish.key, wish.value);
      return undefined;
    case 'sync':
      return unsynced(wish.key, await startByScript(ports, context, wish.key));
  }
}

/** One link for each address, however often the script asks for it. */
const idOf = (url: string): string =>
  `counterpart-script:${sha256Hex(new TextEncoder().encode(url)).slice(0, 32)}`;

const wordsOf = ({ messages, fields }: Refused): string => [...messages, ...Object.values(fields)].join(' ');

function accountOf({ rules }: Context, who: Extract<Wish, { do: 'watch' }>['who']): string | undefined {
  if ('account' in who) return who.account;
  return rules.userMap.map.find(({ there }) => there === who.ref)?.here;
}

function unsynced(key: string, started: Awaited<ReturnType<typeof startByScript>>): string | undefined {
  switch (started) {
    case 'started':
    case 'stands':
      return undefined;
    case 'busy':
      throw new PortError('unavailable', `${key} is being put under sync by somebody else`);
    case 'sends-nothing':
      return `${key} was not put under sync: this side sends nothing on this connection.`;
    case 'not-found':
      return `${key} was not put under sync: the app does not see it.`;
    case 'out-of-scope':
      return `${key} was not put under sync: it is outside of the scope.`;
    case 'arrived':
      return `${key} was not put under sync: it came from a partner, and a trigger alone may send such on.`;
  }
}

const placeOf = ({ at }: Wish): string => (at === undefined ? '' : `Line ${at.line}, column ${at.column}: `);
