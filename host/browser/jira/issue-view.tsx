import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { AdfView } from './adf-view.tsx';
import { AppPanel } from './app-panel.tsx';
import { Attachments } from './attachments.tsx';
import { Comments } from './comments.tsx';
import { IssueFields } from './issue-fields.tsx';
import { nameOf } from './issue-list.tsx';
import { History, Links, Worklogs } from './issue-relations.tsx';
import { type Issue, issueShape, rest, transitionShape } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const transitions = z.looseObject({ transitions: z.array(transitionShape) });

/** One issue with everything that a person can do to it, and the app's panel beside it. */
export function IssueView({ issueKey }: { readonly issueKey: string }): ReactNode {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
  const {
    value: issue,
    error,
    reload,
  } = useLoad(issueKey, () => rest('GET', `${path}?fields=*all&expand=names`, issueShape));
  if (error && !issue) return <p className="error">{error}</p>;
  if (!issue) return <p>Loading …</p>;
  return (
    <div className="issue">
      <section className="body">
        <p className="crumbs">
          <a href={`/jira/projects/${issue.key.replace(/-\d+$/, '')}`}>{issue.key.replace(/-\d+$/, '')}</a> /{' '}
          {issue.key}
        </p>
        <Summary issue={issue} path={path} changed={reload} />
        <Description issue={issue} path={path} changed={reload} />
        <Attachments issue={issue} path={path} changed={reload} />
        <Links issue={issue} changed={reload} />
        <Comments path={path} serviceDesk={isServiceDesk(issue)} />
        <Worklogs path={path} />
        <History path={path} />
      </section>
      <aside>
        <Status path={path} current={nameOf(issue.fields['status'])} changed={reload} />
        <AppPanel issueKey={issue.key} changed={reload} />
        <IssueFields issue={issue} path={path} changed={reload} />
      </aside>
    </div>
  );
}

const project = z.looseObject({ projectTypeKey: z.string().optional() });

function isServiceDesk(issue: Issue): boolean {
  const parsed = project.safeParse(issue.fields['project']);
  return parsed.success && parsed.data.projectTypeKey === 'service_desk';
}

interface PartProps {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

function Summary({ issue, path, changed }: PartProps): ReactNode {
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
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        run(save);
      }}
    >
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
    </form>
  );
}

function Description({ issue, path, changed }: PartProps): ReactNode {
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
        <AdfView document={document} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run(save);
          }}
        >
          {plain === undefined ? (
            <p className="hint">This text has formatting; edit it as an ADF document.</p>
          ) : null}
          <textarea
            aria-label="Description"
            rows={8}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          {problem}
          <button type="submit" disabled={busy}>
            Save
          </button>
          <button type="button" onClick={() => setDraft(undefined)}>
            Cancel
          </button>
        </form>
      )}
    </section>
  );
}

function Status(props: {
  readonly path: string;
  readonly current: string;
  readonly changed: () => void;
}): ReactNode {
  const { path, current, changed } = props;
  const { value, reload } = useLoad(`${path} ${current}`, () =>
    rest('GET', `${path}/transitions`, transitions),
  );
  const { run, busy, problem } = useAction();
  const go = async (id: string): Promise<void> => {
    await rest('POST', `${path}/transitions`, z.unknown(), { transition: { id } });
    changed();
    reload();
  };
  return (
    <section>
      <span className="lozenge big">{current}</span>{' '}
      <select
        aria-label="Move to"
        disabled={busy}
        value=""
        onChange={(event) => {
          const { value: id } = event.target;
          run(() => go(id));
        }}
      >
        <option value="">Move to …</option>
        {value?.transitions.map((transition) => (
          <option key={transition.id} value={transition.id}>
            {transition.name} → {transition.to.name}
          </option>
        ))}
      </select>
      {problem}
    </section>
  );
}
