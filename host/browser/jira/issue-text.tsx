import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { AdfView } from './adf-view.tsx';
import { type Issue, rest } from './rest.ts';
import { useAction } from './shell.tsx';

interface PartProps {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

export function Summary({ issue, path, changed }: PartProps): ReactNode {
  const summary = String(issue.fields['summary'] ?? '');
  const [draft, setDraft] = useState<string>();
  const { run, busy, problem } = useAction();
  if (draft === undefined) {
    return (
      <h1>
        {summary}{' '}
        <button type="button" className="quiet" aria-label="Edit summary" onClick={() => setDraft(summary)}>
          ✎
        </button>
      </h1>
    );
  }
  const save = async (): Promise<void> => {
    await rest('PUT', path, z.unknown(), { fields: { summary: draft } });
    setDraft(undefined);
    changed();
  };
  return (
    <PageForm className="row" onSubmit={() => run(save)}>
      <input
        aria-label="Summary"
        className="wide"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" disabled={busy}>
        Save
      </button>
      <button type="button" onClick={() => setDraft(undefined)}>
        Cancel
      </button>
      {problem}
    </PageForm>
  );
}

export function Description({ issue, path, changed }: PartProps): ReactNode {
  const document = issue.fields['description'];
  const [draft, setDraft] = useState<string>();
  const { run, busy, problem } = useAction();
  const plain = plainTextOf(document);
  const save = async (): Promise<void> => {
    const value: unknown =
      plain === undefined ? JSON.parse(draft ?? 'null') : draft ? textToAdf(draft) : null;
    await rest('PUT', path, z.unknown(), { fields: { description: value } });
    setDraft(undefined);
    changed();
  };
  return (
    <section>
      <h3>
        Description{' '}
        <button
          type="button"
          className="quiet"
          aria-label="Edit description"
          onClick={() => setDraft(plain ?? JSON.stringify(document, null, 2))}
        >
          ✎
        </button>
      </h3>
      {draft === undefined ? (
        document ? (
          <AdfView document={document} />
        ) : (
          <p className="hint">Nobody has described this yet.</p>
        )
      ) : (
        <PageForm onSubmit={() => run(save)}>
          {plain === undefined ? <Formatted /> : null}
          <textarea
            aria-label="Description"
            rows={8}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          {problem}
          <span className="row">
            <button type="submit" disabled={busy}>
              Save
            </button>
            <button type="button" onClick={() => setDraft(undefined)}>
              Cancel
            </button>
          </span>
        </PageForm>
      )}
    </section>
  );
}

const Formatted = (): ReactNode => (
  <p className="hint">This text has formatting; edit it as an ADF document.</p>
);
