import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { type Comment, rest } from './rest.ts';
import { useAction } from './shell.tsx';

interface Props {
  readonly path: string;
  readonly serviceDesk: boolean;
  /** Roles of the space, to one of which a comment may be restricted. */
  readonly roles: readonly string[];
  /** The comment to edit; absent: a new one. */
  readonly comment?: Comment;
  readonly parentId?: string;
  readonly saved: () => void;
  readonly cancel?: () => void;
}

/** A new comment, an answer, or another text and another circle of readers for one that is there. */
export function CommentForm(props: Props): ReactNode {
  const { path, serviceDesk, roles, comment, parentId, saved, cancel } = props;
  const plain = comment === undefined ? '' : plainTextOf(comment.body);
  const [text, setText] = useState(plain ?? JSON.stringify(comment?.body, null, 2));
  const [isInternal, setInternal] = useState(comment?.jsdPublic === false);
  const [role, setRole] = useState(comment?.visibility?.value ?? '');
  const { run, busy, problem } = useAction();
  const save = async (): Promise<void> => {
    const body: unknown = plain === undefined ? JSON.parse(text) : textToAdf(text);
    const url = comment === undefined ? `${path}/comment` : `${path}/comment/${comment.id}`;
    await rest(comment === undefined ? 'POST' : 'PUT', url, z.unknown(), {
      body,
      ...(role === '' ? {} : { visibility: { type: 'role', value: role } }),
      ...(serviceDesk && isInternal !== (comment?.jsdPublic === false) ? internalNote(isInternal) : {}),
      ...(parentId === undefined ? {} : { parentId }),
    });
    saved();
  };
  const label = comment ? 'Comment' : parentId ? 'Add a reply' : 'Add a comment';
  return (
    <PageForm onSubmit={() => run(save)}>
      {plain === undefined ? <p className="hint">{formatted}</p> : null}
      <textarea
        aria-label={label}
        rows={3}
        required
        value={text}
        placeholder={`${label} …`}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="row">
        <button type="submit" disabled={busy}>
          {comment ? 'Save' : parentId ? 'Reply' : 'Add comment'}
        </button>
        {cancel === undefined ? null : (
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        )}
        <Readers roles={roles} role={role} change={setRole} />
        {serviceDesk ? (
          <label className="check">
            <input
              type="checkbox"
              checked={isInternal}
              onChange={(event) => setInternal(event.target.checked)}
            />{' '}
            Internal note: customers do not see it
          </label>
        ) : null}
      </span>
      {problem}
    </PageForm>
  );
}

function Readers(props: {
  readonly roles: readonly string[];
  readonly role: string;
  readonly change: (role: string) => void;
}): ReactNode {
  return (
    <select
      aria-label="Who sees it"
      value={props.role}
      onChange={(event) => props.change(event.target.value)}
    >
      <option value="">Everybody who sees the work item</option>
      {props.roles.map((name) => (
        <option key={name} value={name}>
          Only {name}
        </option>
      ))}
    </select>
  );
}

const formatted = 'This text has formatting; edit it as an ADF document.';

const internalNote = (internal: boolean) => ({
  properties: [{ key: 'sd.public.comment', value: { internal } }],
});
