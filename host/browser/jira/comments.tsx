import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { AdfView } from './adf-view.tsx';
import { type Comment, commentShape, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ comments: z.array(commentShape) });

export function Comments(props: { readonly path: string; readonly serviceDesk: boolean }): ReactNode {
  const { path, serviceDesk } = props;
  const { value, error, reload } = useLoad(`${path} comments`, () =>
    rest('GET', `${path}/comment?maxResults=100`, page),
  );
  const [text, setText] = useState('');
  const [internal, setInternal] = useState(false);
  const { run, busy, problem } = useAction();
  const add = async (): Promise<void> => {
    await rest('POST', `${path}/comment`, z.unknown(), {
      body: textToAdf(text),
      ...(internal ? { properties: [{ key: 'sd.public.comment', value: { internal: true } }] } : {}),
    });
    setText('');
    reload();
  };
  return (
    <section data-testid="comments">
      <h3>Comments</h3>
      {error ? <p className="error">{error}</p> : null}
      {value?.comments.map((comment) => (
        <OneComment key={comment.id} comment={comment} path={path} changed={reload} />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <textarea
          aria-label="Add a comment"
          rows={3}
          required
          value={text}
          placeholder="Add a comment …"
          onChange={(event) => setText(event.target.value)}
        />
        {serviceDesk ? (
          <label className="check">
            <input
              type="checkbox"
              checked={internal}
              onChange={(event) => setInternal(event.target.checked)}
            />{' '}
            Internal note: customers do not see it
          </label>
        ) : null}
        {problem}
        <button type="submit" disabled={busy}>
          Add comment
        </button>
      </form>
    </section>
  );
}

function OneComment(props: {
  readonly comment: Comment;
  readonly path: string;
  readonly changed: () => void;
}): ReactNode {
  const { comment, path, changed } = props;
  const [draft, setDraft] = useState<string>();
  const { run, busy, problem } = useAction();
  const url = `${path}/comment/${comment.id}`;
  const plain = plainTextOf(comment.body);
  const save = async (): Promise<void> => {
    await rest('PUT', url, z.unknown(), { body: textToAdf(draft ?? '') });
    setDraft(undefined);
    changed();
  };
  const remove = async (): Promise<void> => {
    await rest('DELETE', url, z.unknown());
    changed();
  };
  return (
    <article className={comment.jsdPublic === false ? 'comment internal' : 'comment'}>
      <p className="meta">
        <strong>{comment.author?.displayName ?? 'Anonymous'}</strong>{' '}
        {new Date(comment.created).toLocaleString()}
        {comment.jsdPublic === false ? <span className="lozenge">Internal note</span> : null}
        {plain === undefined ? null : (
          <button type="button" className="quiet" onClick={() => setDraft(plain)}>
            Edit
          </button>
        )}
        <button type="button" className="quiet" disabled={busy} onClick={() => run(remove)}>
          Delete
        </button>
      </p>
      {draft === undefined ? (
        <AdfView document={comment.body} />
      ) : (
        <CommentForm text={draft} busy={busy} change={setDraft} save={() => run(save)} />
      )}
      {problem}
    </article>
  );
}

function CommentForm(props: {
  readonly text: string;
  readonly busy: boolean;
  readonly change: (text: string | undefined) => void;
  readonly save: () => void;
}): ReactNode {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.save();
      }}
    >
      <textarea
        aria-label="Comment"
        rows={3}
        value={props.text}
        onChange={(event) => props.change(event.target.value)}
      />
      <button type="submit" disabled={props.busy}>
        Save
      </button>
      <button type="button" onClick={() => props.change(undefined)}>
        Cancel
      </button>
    </form>
  );
}
