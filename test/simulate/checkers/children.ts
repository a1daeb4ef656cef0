import { createHash } from 'node:crypto';
import type { Comment } from '../../../host/jira/model.ts';
import { expectedSites, type Family, memberOn } from '../families.ts';
import type { CommentMade, FileMade } from '../history.ts';
import { plainText } from '../plain-text.ts';
import type { FinishedRun } from '../run.ts';

/** I1 and I4 of comments: each public one once on every side in its last text, deleted ones nowhere. */
export function checkComments(run: FinishedRun): string[] {
  return run.families.flatMap((family) =>
    sitesOf(run, family).flatMap((site) => {
      const member = memberOn(run.host, family, site);
      if (member === undefined) return [];
      const there = run.host.site(site).jira.state.comments.by('issue', member.id);
      return commentsOf(run, family).flatMap((comment) => wrongCount(comment, site, there));
    }),
  );
}

function wrongCount(comment: CommentMade, site: string, there: readonly Comment[]): string[] {
  const wanted = comment.deleted || (comment.internal && site !== comment.site) ? 0 : 1;
  const bodies = there.map(({ body }) => plainText(body));
  const count = bodies.filter((body) => body.includes(comment.text)).length;
  if (count !== wanted) return [`I1 comment ${comment.text} is ${count} times on ${site}, not ${wanted}`];
  const old = comment.texts.slice(0, -1).find((text) => bodies.some((body) => body.includes(text)));
  return old === undefined ? [] : [`I1 comment ${comment.text} still stands as ${old} on ${site}`];
}

/** I22: a file is on every side once and byte for byte the same. */
export function checkFiles(run: FinishedRun): string[] {
  return run.families.flatMap((family) =>
    sitesOf(run, family).flatMap((site) => {
      const member = memberOn(run.host, family, site);
      if (member === undefined) return [];
      return filesOf(run, family).flatMap((file) => wrongFile(run, file, site, member.id));
    }),
  );
}

function wrongFile(run: FinishedRun, file: FileMade, site: string, issue: string): string[] {
  const { state } = run.host.site(site).jira;
  const there = state.attachments.by('issue', issue).filter((one) => one.filename === file.name);
  const wanted = file.deleted || (file.internal && site !== file.site) ? 0 : 1;
  if (there.length !== wanted)
    return [`I22 file ${file.name} is ${there.length} times on ${site}, not ${wanted}`];
  return there.flatMap(({ id }) => {
    const bytes = state.blob(id) ?? new Uint8Array();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return sha256 === file.sha256 ? [] : [`I22 file ${file.name} is another one on ${site}`];
  });
}

/** Children travel on only by choice: what they are to do on a third site is not checked here. */
function sitesOf(run: FinishedRun, family: Family): string[] {
  const sites = expectedSites(run.ground, family.origin.site);
  return run.ground.topology === 'pair' ? sites : [];
}

const isMember = (family: Family, child: { readonly site: string; readonly issue: string }) =>
  family.members.get(child.site)?.includes(child.issue) === true;

const commentsOf = (run: FinishedRun, family: Family) =>
  run.history.comments.filter((comment) => isMember(family, comment));

const filesOf = (run: FinishedRun, family: Family) =>
  run.history.files.filter((file) => isMember(family, file));
