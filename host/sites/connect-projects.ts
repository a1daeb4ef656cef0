import * as z from 'zod';

/** Calls an operation of the admin page on a site, as an admin of it; throws where the app refuses. */
export type AdminOperation = (site: string, operation: string, payload: unknown) => Promise<unknown>;

interface End {
  /** The site's name, by which the partner calls it too. */
  readonly name: string;
  readonly projectId: string;
}

const invited = z.looseObject({ code: z.string() });
const read = z.looseObject({ connection: z.string(), consent: z.looseObject({ hash: z.string() }) });
const detail = z.looseObject({ state: z.string(), words: z.array(z.string()).optional() });

/**
 * Connects a project of one site with one of another, through the operations that the pages use: invite, read,
 * accept, and both admins confirm the words that their own side shows. Returns the connection's id.
 */
export async function connectProjects(from: End, to: End, call: AdminOperation): Promise<string> {
  const { code } = invited.parse(
    await call(from.name, 'connection.invite', {
      localName: from.name,
      peerName: to.name,
      projectId: from.projectId,
    }),
  );
  const { connection, consent } = read.parse(await call(to.name, 'invitation.read', { code }));
  await call(to.name, 'invitation.accept', { code, projectId: to.projectId, consent: consent.hash });
  for (const end of [from, to]) {
    const { words } = detail.parse(await call(end.name, 'connection.get', { connection }));
    if (!words) throw new Error(`Site ${end.name} shows no words to confirm for connection ${connection}.`);
    await call(end.name, 'connection.confirm', { connection, words });
  }
  const { state } = detail.parse(await call(from.name, 'connection.get', { connection }));
  if (state !== 'active') throw new Error(`Connection ${connection} is ${state} after both sides confirmed.`);
  return connection;
}
