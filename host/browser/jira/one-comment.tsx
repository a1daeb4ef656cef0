import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { AdfView } from './adf-view.tsx';
import { CommentForm } from './comment-form.tsx';
import { type Comment, rest } from './rest.ts';
import { useAction } from './shell.tsx';

interface Props {
  readonly comment: Comment;
  readonly path: string;
  readonly serviceDesk: boolean;
  readonly roles: readonly string[];
  readonly changed: () => void;
  /** The answers to it. */
  readonly children?: ReactNode;
}

export function OneComment(props: Props): ReactNode {
  const { comment, path, changed, children } = props;
  const [doing, setDoing] = useState<'edit' | 'reply'>();
  const { run, busy, problem } = useAction();
  const remove = async (): Promise<void> => {
    await rest('DELETE', `${path}/comment/${comment.id}`, z.unknown());
    changed();
  };
  const saved = (): void => {
    setDoing(undefined);
    changed();
  };
  const form = { path, serviceDesk: props.serviceDesk, roles: props.roles, saved };
  const cancel = (): void => setDoing(undefined);
  return (
    <article className={comment.jsdPublic === false ? 'comment internal' : 'comment'}>
      <p className="meta">
        <strong>{comment.author?.displayName ?? 'Anonymous'}</strong>{' '}
        <span title={comment.created}>{new Date(comment.created).toLocaleString()}</span>
        {comment.updated === comment.created ? null : <span>edited</span>}
        {comment.jsdPublic === false ? <span className="lozenge">Internal note</span> : null}
        {comment.visibility ? (
          <span className="lozenge">
            {comment.visibility.type} {comment.visibility.value}
          </span>
        ) : null}
        {comment.parentId === undefined ? (
          <button type="button" className="quiet" onClick={() => setDoing('reply')}>
            Reply
          </button>
        ) : null}
        <button type="button" className="quiet" onClick={() => setDoing('edit')}>
          Edit
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={() => run(remove)}>
          Delete
        </button>
      </p>
      {doing === 'edit' ? (
        <CommentForm {...form} comment={comment} cancel={cancel} />
      ) : (
        <AdfView document={comment.body} />
      )}
      {problem}
      {children}
      {doing === 'reply' ? <CommentForm {...form} parentId={comment.id} cancel={cancel} /> : null}
    </article>
  );
}
