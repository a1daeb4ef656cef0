import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../../jira/call.ts';
import { SATISFACTION_DATE_FIELD_ID, SATISFACTION_FIELD_ID } from '../../jira/catalogue/custom-fields.ts';
import { del, get, post, type Route } from '../../jira/route.ts';
import { type CustomerRequest, callerOf, isAgent, requireAgent, visibleRequest } from '../access.ts';
import { answerApproval } from '../approvals/answer-approval.ts';
import { factsOf } from '../requests/request-facts.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { invalid, refused, ServiceError } from '../service-error.ts';
import type { Approval, SlaMetric } from '../service-model.ts';
import { approvalDto } from '../shape/approval.ts';
import { page } from '../shape/paged.ts';
import { slaDto } from '../shape/sla.ts';

const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';
const FEEDBACK = '/rest/servicedeskapi/request/{requestIdOrKey}/feedback';
const READ_FEEDBACK = {
  scopes: ['read:servicedesk-request', 'read:request.feedback:jira-service-management'],
};

const decisionInput = z.object({ decision: z.enum(['approve', 'decline']) });
const feedbackInput = z.object({
  rating: z.number().int().min(1).max(5),
  type: z.literal('csat').nullish(),
  comment: z.object({ body: z.string().nullish() }).nullish(),
});

/** What belongs to a request and is no field of its form: approvals, clocks, satisfaction. None of it is an event. */
export const requestFacetsRoutes: readonly Route[] = [
  get(
    `${REQUEST}/approval`,
    (call) => {
      const { issue } = requestIn(call);
      const all = call.state.approvals.by('issue', issue.id);
      return page(call, all, (approval) => approvalDto(call, approval));
    },
    READ_REQUEST,
  ),
  get(
    `${REQUEST}/approval/{approvalId}`,
    (call) => ok(approvalDto(call, approvalIn(call, requestIn(call)))),
    READ_REQUEST,
  ),
  post(`${REQUEST}/approval/{approvalId}`, answer, WRITE_REQUEST),
  get(
    `${REQUEST}/sla`,
    (call) => {
      const { issue, metrics } = clocksIn(call);
      return page(call, metrics, (metric) => slaDto(call, issue, metric));
    },
    READ_REQUEST,
  ),
  get(`${REQUEST}/sla/{slaMetricId}`, oneClock, READ_REQUEST),
  get(FEEDBACK, readFeedback, READ_FEEDBACK),
  post(FEEDBACK, giveFeedback, WRITE_REQUEST),
  del(FEEDBACK, withdrawFeedback, WRITE_REQUEST),
];

const requestIn = (call: RestCall) => visibleRequest(call, call.param('issueIdOrKey'));

function approvalIn(call: RestCall, { issue }: CustomerRequest): Approval {
  const id = call.param('approvalId');
  const approval = call.state.approvals.get(id);
  if (approval?.issueId !== issue.id) {
    throw new ServiceError(404, `The approval with id ${id} does not exist.`, 'sd.approvals.error.missing');
  }
  return approval;
}

function answer(call: RestCall): Answer {
  const request = requestIn(call);
  const approval = approvalIn(call, request);
  const { decision } = call.json(decisionInput);
  const outcome = decision === 'approve' ? 'approved' : 'declined';
  return ok(approvalDto(call, answerApproval(call, request, approval, outcome)));
}

function clocksIn(call: RestCall): CustomerRequest & { readonly metrics: SlaMetric[] } {
  const request = requestIn(call);
  requireAgent(call, request.project);
  return { ...request, metrics: call.state.slaMetrics.by('project', request.project.id) };
}

function oneClock(call: RestCall): Answer {
  const { issue, metrics } = clocksIn(call);
  const id = call.param('slaMetricId');
  const metric = metrics.find((one) => one.id === id);
  if (!metric) throw new ServiceError(404, `The SLA with id ${id} does not exist.`, 'sd.sla.error.missing');
  return ok(slaDto(call, issue, metric));
}

function ratedRequest(call: RestCall): CustomerRequest {
  return visibleRequest(call, call.param('requestIdOrKey'));
}

function readFeedback(call: RestCall): Answer {
  const { issue, project } = ratedRequest(call);
  if (issue.values['reporter'] !== call.accountId && !isAgent(call, project)) {
    throw refused(
      'You do not have permission to see the feedback of this request.',
      'sd.feedback.error.no.permission',
    );
  }
  const { feedback } = factsOf(call.state, issue.id);
  if (!feedback) throw new ServiceError(404, 'This request has no feedback.', 'sd.feedback.error.missing');
  return ok(feedbackDto(feedback));
}

const feedbackDto = ({ rating, comment }: { rating: number; comment: string }) => ({
  type: 'csat',
  rating,
  comment: { body: comment },
});

/** The reporter says how satisfied they are, once the request is resolved; again, and it is replaced. */
function giveFeedback(call: RestCall): Answer {
  const { issue, desk } = ratedRequest(call);
  mayRate(call, issue.values['reporter']);
  if (!desk.asksForFeedback)
    throw invalid('This service project does not ask for feedback.', 'sd.feedback.error.off');
  if (issue.values['resolution'] === undefined) {
    throw invalid('Feedback can be given once the request is resolved.', 'sd.feedback.error.unresolved');
  }
  const { rating, comment } = call.json(feedbackInput);
  const feedback = { rating, comment: comment?.body ?? '', at: call.now };
  call.state.requestFacts.put({ ...factsOf(call.state, issue.id), feedback });
  const values = { ...issue.values, [SATISFACTION_FIELD_ID]: rating, [SATISFACTION_DATE_FIELD_ID]: call.now };
  call.state.issues.put({ ...issue, values });
  return created(feedbackDto(feedback));
}

function withdrawFeedback(call: RestCall): Answer {
  const { issue } = ratedRequest(call);
  mayRate(call, issue.values['reporter']);
  call.state.requestFacts.put({ ...factsOf(call.state, issue.id), feedback: null });
  const { [SATISFACTION_FIELD_ID]: _rating, [SATISFACTION_DATE_FIELD_ID]: _at, ...values } = issue.values;
  call.state.issues.put({ ...issue, values });
  return noContent();
}

function mayRate(call: RestCall, reporter: unknown): void {
  const { accountId, accountType } = callerOf(call);
  if (reporter !== accountId && accountType !== 'app') {
    throw refused('Only the reporter can give feedback on a request.', 'sd.feedback.error.no.permission');
  }
}
