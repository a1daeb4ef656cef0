import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { MoveForm } from './move-form.tsx';
import { type Issue, projectKeyOf, rest } from './rest.ts';
import { useAction } from './shell.tsx';

interface Props {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

const watches = z.looseObject({ watchCount: z.number(), isWatching: z.boolean() });
const votes = z.looseObject({ votes: z.number(), hasVoted: z.boolean() });

/** What a person does to an issue as a whole. */
export function IssueMenu({ issue, path, changed }: Props): ReactNode {
  const [asking, setAsking] = useState<'move' | 'archive' | 'delete'>();
  const { run, busy, problem } = useAction();
  const watching = watches.safeParse(issue.fields['watches']);
  const voting = votes.safeParse(issue.fields['votes']);
  const act = (method: string, at: string, body?: unknown): void =>
    run(async () => {
      await rest(method, at, z.unknown(), body);
      changed();
    });
  const end = (how: 'archive' | 'delete'): void =>
    run(async () => {
      if (how === 'archive')
        await rest('PUT', '/rest/api/3/issue/archive', z.unknown(), { issueIdsOrKeys: [issue.key] });
      else await rest('DELETE', `${path}?deleteSubtasks=true`, z.unknown());
      window.location.assign(`/jira/projects/${projectKeyOf(issue.key)}`);
    });
  return (
    <section data-testid="menu">
      <span className="row">
        <button type="button" className="quiet" disabled={busy} onClick={changed}>
          Refresh
        </button>
        {watching.success ? (
          <Watch
            on={watching.data.isWatching}
            count={watching.data.watchCount}
            busy={busy}
            set={(on) => act(on ? 'POST' : 'DELETE', `${path}/watchers`)}
          />
        ) : null}
        {voting.success ? (
          <Vote {...voting.data} busy={busy} set={(on) => act(on ? 'POST' : 'DELETE', `${path}/votes`)} />
        ) : null}
        <button type="button" className="quiet" onClick={() => setAsking('move')}>
          Move
        </button>
        <button type="button" className="quiet" onClick={() => setAsking('archive')}>
          Archive
        </button>
        <button type="button" className="quiet" onClick={() => setAsking('delete')}>
          Delete
        </button>
      </span>
      {asking === 'move' ? <MoveForm issue={issue} close={() => setAsking(undefined)} /> : null}
      {asking === 'archive' || asking === 'delete' ? (
        <Question
          act={asking}
          issueKey={issue.key}
          busy={busy}
          yes={() => end(asking)}
          no={() => setAsking(undefined)}
        />
      ) : null}
      {problem}
    </section>
  );
}

function Watch(props: {
  readonly on: boolean;
  readonly count: number;
  readonly busy: boolean;
  readonly set: (on: boolean) => void;
}): ReactNode {
  return (
    <button type="button" className="quiet" disabled={props.busy} onClick={() => props.set(!props.on)}>
      {props.on ? 'Stop watching' : 'Watch'} ({props.count})
    </button>
  );
}

function Vote(props: {
  readonly hasVoted: boolean;
  readonly votes: number;
  readonly busy: boolean;
  readonly set: (on: boolean) => void;
}): ReactNode {
  return (
    <button type="button" className="quiet" disabled={props.busy} onClick={() => props.set(!props.hasVoted)}>
      {props.hasVoted ? 'Take the vote back' : 'Vote'} ({props.votes})
    </button>
  );
}

function Question(props: {
  readonly act: 'archive' | 'delete';
  readonly issueKey: string;
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
}): ReactNode {
  return (
    <p className="card">
      {props.act === 'archive' ? 'Archive' : 'Delete'} {props.issueKey} with its sub-tasks?{' '}
      <button type="button" disabled={props.busy} onClick={props.yes}>
        Yes, {props.act} it
      </button>{' '}
      <button type="button" onClick={props.no}>
        No
      </button>
    </p>
  );
}
