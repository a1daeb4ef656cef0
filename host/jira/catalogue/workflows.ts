import type { Transition, Workflow } from '../model.ts';

const RESOLUTION_SCREEN = [{ fieldId: 'resolution', required: true }];
const DONE = { resolution: '10000' };

const step = (
  id: string,
  name: string,
  from: string[],
  to: string,
  more: Partial<Pick<Transition, 'screen' | 'sets' | 'inPortal'>> = {},
): Transition => ({ id, name, from, to, screen: [], sets: {}, ...more });

/** Every status reachable from every other, as new software projects have it. */
const SOFTWARE: Workflow = {
  id: '10000',
  name: 'Software simplified workflow',
  initialStatusId: '10000',
  statusIds: ['10000', '3', '10001', '10002'],
  transitions: [
    step('11', 'To Do', [], '10000'),
    step('21', 'In Progress', [], '3'),
    step('31', 'In Review', [], '10001'),
    step('41', 'Done', [], '10002', { sets: DONE }),
  ],
};

/** Steps in order, a resolution asked for on the way out: the service project's workflow. */
const SERVICE: Workflow = {
  id: '10001',
  name: 'Service request fulfilment workflow',
  initialStatusId: '10003',
  statusIds: ['10003', '10004', '3', '10005', '10006', '5', '6', '10007'],
  transitions: [
    step('851', 'Respond to customer', ['10003', '3'], '10004'),
    step('781', 'Respond to support', ['10004'], '10003'),
    step('891', 'In progress', ['10003', '10004', '10005', '10006'], '3'),
    step('871', 'Pending', ['10003', '10004', '3'], '10005'),
    step('881', 'Escalate', ['10003', '3', '10005'], '10006'),
    step('761', 'Resolve this issue', ['10003', '10004', '3', '10005', '10006'], '5', {
      screen: RESOLUTION_SCREEN,
    }),
    step('901', 'Cancel request', ['10003', '10004', '3', '10005', '10006'], '10007', {
      sets: { resolution: '10001' },
      inPortal: true,
    }),
    step('911', 'Close', ['5'], '6', { inPortal: true }),
    step('931', 'Back to customer', ['5', '6', '10007'], '10004'),
  ],
};

/** The classic workflow with open, resolved, closed and reopened. */
const CLASSIC: Workflow = {
  id: '10002',
  name: 'classic default workflow',
  initialStatusId: '1',
  statusIds: ['1', '3', '5', '4', '6'],
  transitions: [
    step('4', 'Start Progress', ['1', '4'], '3'),
    step('301', 'Stop Progress', ['3'], '1'),
    step('5', 'Resolve Issue', ['1', '3', '4'], '5', { screen: RESOLUTION_SCREEN }),
    step('2', 'Close Issue', ['1', '3', '4', '5'], '6', { screen: RESOLUTION_SCREEN }),
    step('3', 'Reopen Issue', ['5', '6'], '4'),
  ],
};

export const WORKFLOWS: readonly Workflow[] = [SOFTWARE, SERVICE, CLASSIC];
export const WORKFLOW_SOFTWARE = SOFTWARE.id;
export const WORKFLOW_SERVICE = SERVICE.id;
