import type { ReactNode } from 'react';
import * as z from 'zod';
import { attachmentShape, type Issue, rest } from './rest.ts';
import { useAction } from './shell.tsx';

const list = z.array(attachmentShape);

interface Props {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

export function Attachments({ issue, path, changed }: Props): ReactNode {
  const parsed = list.safeParse(issue.fields['attachment'] ?? []);
  const files = parsed.success ? parsed.data : [];
  const { run, busy, problem } = useAction();
  const upload = async (input: HTMLInputElement): Promise<void> => {
    const form = new FormData();
    for (const file of input.files ?? []) form.append('file', file);
    await rest('POST', `${path}/attachments`, z.unknown(), form);
    input.value = '';
    changed();
  };
  const remove = async (id: string): Promise<void> => {
    await rest('DELETE', `/rest/api/3/attachment/${id}`, z.unknown());
    changed();
  };
  return (
    <section data-testid="attachments">
      <h3>Attachments</h3>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/rest/api/3/attachment/content/${file.id}`}>{file.filename}</a> ({size(file.size)},{' '}
            {file.author?.displayName ?? 'unknown'}){' '}
            <button
              type="button"
              className="quiet"
              disabled={busy}
              onClick={() => run(() => remove(file.id))}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
      <label>
        Attach files{' '}
        <input
          type="file"
          multiple
          disabled={busy}
          onChange={(event) => {
            const { target } = event;
            if (target.files && target.files.length > 0) run(() => upload(target));
          }}
        />
      </label>
      {problem}
    </section>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
