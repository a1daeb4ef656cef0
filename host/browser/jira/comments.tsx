import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { CommentForm } from './comment-form.tsx';
import { OneComment } from './one-comment.tsx';
import { type Comment, commentShape, type Issue, projectKeyOf, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ comments: z.array(commentShape) });
const roles = z.record(z.string(), z.string());

interface Props {
  readonly issue: Issue;
  readonly path: string;
  readonly serviceDesk: boolean;
}

/** All comments with the answers under them, as Jira shows them. */
export function Comments({ issue, path, serviceDesk }: Props): ReactNode {
  const project = projectKeyOf(issue.key);
  const { value, error, reload } = useLoad(`${path} comments ${String(issue.fields['updated'])}`, () =>
    rest('GET', `${path}/comment?maxResults=5000`, page),
  );
  const { value: known } = useLoad(`roles ${project}`, () =>
    rest('GET', `/rest/api/3/project/${project}/role`, roles),
  );
  const [turn, setTurn] = useState(0);
  const all = value?.comments ?? [];
  const shared = { path, serviceDesk, roles: Object.keys(known ?? {}) };
  const added = (): void => {
    setTurn((old) => old + 1);
    reload();
  };
  return (
    <section data-testid="comments">
      <h3>Comments</h3>
      {error ? <p className="error">{error}</p> : null}
      {all.filter(isFirst(all)).map((comment) => (
        <OneComment key={comment.id} {...shared} comment={comment} changed={reload}>
          {all
            .filter(({ parentId }) => parentId === comment.id)
            .map((reply) => (
              <OneComment key={reply.id} {...shared} comment={reply} changed={reload} />
            ))}
        </OneComment>
      ))}
      <CommentForm key={turn} {...shared} saved={added} />
    </section>
  );
}

/** An answer whose comment is not visible stands alone. */
const isFirst =
  (all: readonly Comment[]) =>
  ({ parentId }: Comment): boolean =>
    parentId === undefined || !all.some(({ id }) => id === parentId);
