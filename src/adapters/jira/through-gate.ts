import type { JiraGate } from '../../core/ports/jira-gate.ts';
import type { SendToJira } from './jira-call.ts';

/** The same calls, each asked of the gate before it leaves and told to it after its answer. */
export function throughGate(send: SendToJira, gate: JiraGate): SendToJira {
  return async (where, options) => {
    const call = { method: options?.method ?? 'GET', path: where.value.split('?')[0] ?? '' };
    await gate.before(call);
    const answer = await send(where, options);
    await gate.after(call, { status: answer.status, header: (name) => answer.headers.get(name) });
    return answer;
  };
}
