import { type ReactNode, useRef, useState } from 'react';
import * as z from 'zod';
import { rest } from '../jira/rest.ts';
import { useAction } from '../jira/shell.tsx';
import { useLoad } from '../jira/use-load.ts';
import { PageForm } from '../page-form.tsx';
import { commentShape, fileShape, pageOf } from './portal-rest.ts';
import { uploadFiles } from './upload-files.ts';

interface Props {
  readonly deskId: string;
  /** The request's own address in the API. */
  readonly path: string;
  readonly changed: () => void;
}

/** What was said and attached, and room to answer. Notes of the team are not among it for customers. */
export function RequestActivity({ deskId, path, changed }: Props): ReactNode {
  const comments = useLoad(`${path} comments`, () =>
    rest('GET', `${path}/comment?limit=100`, pageOf(commentShape)),
  );
  const files = useLoad(`${path} files`, () =>
    rest('GET', `${path}/attachment?limit=100`, pageOf(fileShape)),
  );
  const said = (): void => {
    comments.reload();
    files.reload();
    changed();
  };
  const problem = comments.error ?? files.error;
  return (
    <section data-testid="activity">
      <h3>Activity</h3>
      {problem ? <p className="error">{problem}</p> : null}
      {comments.value?.values.map((comment) => (
        <article className={comment.public ? 'comment' : 'comment internal'} key={comment.id}>
          <p className="meta">
            <b>{comment.author.displayName}</b>
            <span>{comment.created.friendly}</span>
            {comment.public ? null : <span className="lozenge">Internal note</span>}
          </p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{comment.body}</p>
        </article>
      ))}
      <ul data-testid="files">
        {files.value?.values.map((file) => (
          <li key={file._links.content}>
            <a href={new URL(file._links.content).pathname}>{file.filename}</a> ({file.size} bytes,{' '}
            {file.author.displayName})
          </li>
        ))}
      </ul>
      <Answer deskId={deskId} path={path} changed={said} />
    </section>
  );
}

function Answer({ deskId, path, changed }: Props): ReactNode {
  const [body, setBody] = useState('');
  const chosen = useRef<HTMLInputElement>(null);
  const { run, busy, problem } = useAction();
  const send = async (): Promise<void> => {
    const files = [...(chosen.current?.files ?? [])];
    if (files.length > 0) {
      const temporaryAttachmentIds = await uploadFiles(deskId, files);
      const additionalComment = body === '' ? undefined : { body };
      await rest('POST', `${path}/attachment`, z.unknown(), {
        temporaryAttachmentIds,
        public: true,
        ...(additionalComment ? { additionalComment } : {}),
      });
    } else await rest('POST', `${path}/comment`, z.unknown(), { body, public: true });
    setBody('');
    if (chosen.current) chosen.current.value = '';
    changed();
  };
  return (
    <PageForm onSubmit={() => run(send)}>
      <textarea
        aria-label="Comment"
        rows={3}
        value={body}
        placeholder="Add a comment"
        onChange={({ target }) => setBody(target.value)}
      />
      <div className="row">
        <input aria-label="Files" type="file" multiple={true} ref={chosen} />
        <button type="submit" disabled={busy}>
          Add
        </button>
      </div>
      {problem}
    </PageForm>
  );
}
