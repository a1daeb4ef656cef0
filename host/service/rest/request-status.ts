import * as z from 'zod';
import { type Answer, noContent, type RestCall } from '../../jira/call.ts';
import { transitionIssue } from '../../jira/issues/transition-issue.ts';
import { isAvailable, transitionsOf } from '../../jira/issues/workflow.ts';
import type { Transition } from '../../jira/model.ts';
import { get, post, type Route } from '../../jira/route.ts';
import { type CustomerRequest, onBehalfOfDesk, visibleRequest } from '../access.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { invalid } from '../service-error.ts';
import { page } from '../shape/paged.ts';
import { statusDto, statusHistory } from '../shape/request-status.ts';
import { commentOnRequest } from './request-comments.ts';

const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';

const stepInput = z.object({
  id: z.string(),
  additionalComment: z.object({ body: z.string().nullish() }).nullish(),
});

export const requestStatusRoutes: readonly Route[] = [
  get(
    `${REQUEST}/status`,
    (call) => {
      const { issue, type } = visibleRequest(call, call.param('issueIdOrKey'));
      return page(call, statusHistory(call, issue), (moment) => statusDto(call, type, moment));
    },
    READ_REQUEST,
  ),
  get(
    `${REQUEST}/transition`,
    (call) => {
      const request = visibleRequest(call, call.param('issueIdOrKey'));
      return page(call, customerSteps(call, request), ({ id, name }) => ({ id, name }));
    },
    READ_REQUEST,
  ),
  post(`${REQUEST}/transition`, performStep, WRITE_REQUEST),
];

/** Transitions that the workflow shows in the portal. */
function customerSteps(call: RestCall, { issue, project }: CustomerRequest): Transition[] {
  const acting = onBehalfOfDesk(call, project);
  return transitionsOf(acting, issue).filter(
    (step) => step.inPortal === true && isAvailable(acting, issue, step),
  );
}

function performStep(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const { id, additionalComment } = call.json(stepInput);
  if (!customerSteps(call, request).some((step) => step.id === id)) {
    throw invalid(
      `The transition with id ${id} cannot be performed on this request.`,
      'sd.transition.error.invalid',
    );
  }
  transitionIssue(onBehalfOfDesk(call, request.project), request.issue, { transition: { id } });
  const text = additionalComment?.body ?? '';
  if (text !== '') commentOnRequest(call, request, text, true);
  return noContent();
}
