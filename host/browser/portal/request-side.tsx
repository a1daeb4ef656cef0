import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { rest } from '../jira/rest.ts';
import { useAction } from '../jira/shell.tsx';
import { useLoad } from '../jira/use-load.ts';
import {
  approvalShape,
  feedbackShape,
  type PortalRequest,
  pageOf,
  stepShape,
  subscriptionShape,
} from './portal-rest.ts';

interface Props {
  readonly request: PortalRequest;
  readonly path: string;
  readonly changed: () => void;
}

/** Status and what one can do about it: steps, decisions, notifications, satisfaction. */
export function RequestSide({ request, path, changed }: Props): ReactNode {
  const [turn, setTurn] = useState(0);
  const key = `${path} ${request.currentStatus.status} ${turn}`;
  const steps = useLoad(`${key} steps`, () => rest('GET', `${path}/transition`, pageOf(stepShape)));
  const notices = useLoad(`${key} notices`, () => rest('GET', `${path}/notification`, subscriptionShape));
  const { run, busy, problem } = useAction();
  const act = (method: string, at: string, body?: unknown): void =>
    run(async () => {
      await rest(method, `${path}/${at}`, z.unknown(), body);
      setTurn((old) => old + 1);
      changed();
    });
  const subscribed = notices.value?.subscribed === true;
  return (
    <aside data-testid="side">
      <span className="lozenge big" data-testid="status">
        {request.currentStatus.status}
      </span>
      {problem}
      <div className="row">
        {steps.value?.values.map(({ id, name }) => (
          <button key={id} type="button" disabled={busy} onClick={() => act('POST', 'transition', { id })}>
            {name}
          </button>
        ))}
        <button
          type="button"
          disabled={busy}
          onClick={() => act(subscribed ? 'DELETE' : 'PUT', 'notification')}
        >
          {subscribed ? "Don't notify me" : 'Notify me'}
        </button>
      </div>
      <Approvals path={path} turn={key} busy={busy} act={act} />
      <h3>Shared with</h3>
      <ul>
        <li>{request.reporter.displayName} (reporter)</li>
        {request.participants?.values.map(({ accountId, displayName }) => (
          <li key={accountId}>{displayName}</li>
        ))}
      </ul>
      {request.currentStatus.statusCategory === 'DONE' ? (
        <Satisfaction path={path} turn={key} act={act} />
      ) : null}
    </aside>
  );
}

type Act = (method: string, at: string, body?: unknown) => void;

interface ApprovalsProps {
  readonly path: string;
  readonly turn: string;
  readonly busy: boolean;
  readonly act: Act;
}

function Approvals({ path, turn, busy, act }: ApprovalsProps): ReactNode {
  const { value } = useLoad(`${turn} approvals`, () =>
    rest('GET', `${path}/approval`, pageOf(approvalShape)),
  );
  return value?.values.map((approval) => (
    <section className="card" key={approval.id} data-testid="approval">
      <b>{approval.name}</b> <span className="lozenge">{approval.finalDecision}</span>
      <ul>
        {approval.approvers.map(({ approver, approverDecision }) => (
          <li key={approver.accountId}>
            {approver.displayName}: {approverDecision}
          </li>
        ))}
      </ul>
      {approval.canAnswerApproval
        ? (['approve', 'decline'] as const).map((decision) => (
            <button
              key={decision}
              type="button"
              disabled={busy}
              onClick={() => act('POST', `approval/${approval.id}`, { decision })}
            >
              {decision === 'approve' ? 'Approve' : 'Decline'}
            </button>
          ))
        : null}
    </section>
  ));
}

function Satisfaction({ path, turn, act }: Omit<ApprovalsProps, 'busy'>): ReactNode {
  const { value } = useLoad(`${turn} feedback`, () => rest('GET', `${path}/feedback`, feedbackShape));
  return (
    <section data-testid="satisfaction">
      <h3>How satisfied were you?</h3>
      <div className="row">
        {[1, 2, 3, 4, 5].map((rating) => (
          <button
            key={rating}
            type="button"
            aria-pressed={value?.rating === rating}
            onClick={() => act('POST', 'feedback', { type: 'csat', rating })}
          >
            {rating <= (value?.rating ?? 0) ? '★' : '☆'}
          </button>
        ))}
      </div>
    </section>
  );
}
