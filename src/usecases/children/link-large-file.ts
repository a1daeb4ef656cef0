import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { OWN_REMOTE_LINK } from '../../core/sync/children/outgoing-candidates.ts';
import type { Context } from '../twin/load-context.ts';

const MEGABYTE = 1024 * 1024;
const TITLE_LENGTH = 255;

/** Puts a web link in the place of a file that is too large to cross, with the reason. Answers the link's id. */
export async function linkLargeFile(
  ports: Pick<Ports, 'jira'>,
  { connection }: Context,
  issue: string,
  file: { readonly id: string; readonly name: string; readonly size: number },
): Promise<string | undefined> {
  const { name, siteUrl } = connection.peer;
  if (siteUrl === undefined) return undefined;
  const megabytes = Math.ceil(file.size / MEGABYTE);
  const ceiling = APP.attachmentBytes / MEGABYTE;
  const made = await ports.jira.putRemoteLink(issue, {
    globalId: `${OWN_REMOTE_LINK}${connection.id}:file:${file.id}`,
    url: `${siteUrl.replace(/\/$/, '')}/secure/attachment/${file.id}/${encodeURIComponent(file.name)}`,
    title: `${file.name} (${megabytes} MB, at ${name})`.slice(-TITLE_LENGTH),
    summary: `The file has ${megabytes} MB, and files above ${ceiling} MB do not cross. It opens at ${name} for whoever may see it there.`,
  });
  return 'id' in made ? made.id : undefined;
}
