import type { Twin } from '../records/twin.ts';
import { childByLocal, type Ledger } from './ledger.ts';
import type { LocalAttachment } from './local-children.ts';
import type { LocalComment } from './local-comments.ts';

/** Ids of comments that bear the mark by which a service desk keeps a comment from its customers. */
export type Noted = ReadonlySet<string>;

/**
 * The comments of an issue outside a service desk, with those internal that were so while it lay in one, that stand
 * for an internal note of the peer's, or that answer such a one: there Jira calls all of them public.
 */
export function withKeptInternal(
  comments: readonly LocalComment[],
  ledger: Ledger,
  noted: Noted,
): readonly LocalComment[] {
  const internal = new Set<string>();
  return comments.map((comment) => {
    const open = comment.public && !isKept(comment, ledger, noted) && !answersInternal(comment);
    if (!open) internal.add(comment.id);
    return open || !comment.public ? comment : { ...comment, public: false };
  });

  function answersInternal({ parent }: LocalComment): boolean {
    if (parent === undefined) return false;
    // What it answers is not to be seen: nobody knows what it was.
    return internal.has(parent) || !comments.some(({ id }) => id === parent);
  }
}

const isKept = ({ id }: LocalComment, ledger: Ledger, noted: Noted): boolean =>
  noted.has(id) || childByLocal(ledger, 'c', id)?.i === true;

/** What is known of an issue from the time before it was read now. */
export interface Past {
  readonly twin: Pick<Twin, 'life' | 'full' | 'met' | 'seen' | 'place'> | undefined;
  /** Project id in which it lies now. */
  readonly project: string;
  /** The rules name more than one project, so that it may come from another. */
  readonly severalProjects: boolean;
}

/**
 * Whether the marks of the comments must be read before any leaves: one that may have been written while the issue
 * lay in a service desk, or that an app wrote, is not to be taken at Jira's word. Of a pair in step, in the only
 * project of its rules, a comment is known by its time.
 */
export function mustKnowMarks(
  comments: readonly LocalComment[],
  ledger: Ledger,
  { twin, project, severalProjects }: Past,
): boolean {
  const unsure = severalProjects || twin === undefined || isNew(twin);
  const moved = twin !== undefined && hasMoved(twin, project);
  return comments.some((comment) => {
    const known = childByLocal(ledger, 'c', comment.id);
    if (!comment.public || known?.o === 'there') return false;
    if (known !== undefined) return moved;
    return (
      unsure || moved || comment.author.app || comment.created < twin.seen || answersUnknown(comment, ledger)
    );
  });
}

/** Nothing of what this side holds is known to have crossed. */
const isNew = ({ life, full, met }: NonNullable<Past['twin']>): boolean =>
  life === 'pending' || full === true || met === true;

/** It lay elsewhere when it was last looked at. */
const hasMoved = ({ life, place }: NonNullable<Past['twin']>, project: string): boolean =>
  life === 'left-scope' || (place !== undefined && place !== project);

/** What it answers stands for a comment of the peer's that no message has told about. */
function answersUnknown({ parent }: LocalComment, ledger: Ledger): boolean {
  const known = parent === undefined ? undefined : childByLocal(ledger, 'c', parent);
  return known?.o === 'there' && known.f === undefined;
}

/**
 * Files of an issue that may have been moved out of a service desk: those that were there when it was last looked
 * at, and did not leave then, stay internal.
 */
export function withKeptFiles(
  files: readonly LocalAttachment[],
  ledger: Ledger,
  { twin, project, severalProjects }: Past,
): readonly LocalAttachment[] {
  if (twin === undefined || !severalProjects) return files;
  const moved = hasMoved(twin, project);
  return files.map((file) => {
    const old = moved || (file.created ?? 0) < twin.seen;
    return file.public && old && !childByLocal(ledger, 'a', file.id) ? { ...file, public: false } : file;
  });
}
