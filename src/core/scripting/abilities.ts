import type { Side } from './api.ts';

/** Functions that live runs answer or carry out, beside those that the sandbox does by itself. */
const able: Readonly<Record<Side, ReadonlySet<string>>> = {
  outgoing: new Set(),
  incoming: new Set([
    'workflowHelper.transitionTo',
    'nodeHelper.createVersion',
    'nodeHelper.createComponent',
    'nodeHelper.createOption',
  ]),
};

/** Whether a live run of this side can do what the call asks for. */
export const canRun = (side: Side, call: string): boolean => able[side].has(call);
