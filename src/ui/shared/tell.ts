import { showFlag } from '@forge/bridge';
import type { Failure } from '../../contract/operation.ts';

/** Says in a flag that an action is done. It goes away by itself; failures stay on the page instead. */
export function tell(title: string, description = ''): void {
  showFlag({
    id: title,
    title,
    description,
    type: 'success',
    appearance: 'success',
    isAutoDismiss: true,
    actions: [],
  });
}

/** A failure of a button where no message could stand beside it. It stays until it is closed. */
export function complain({ message, next }: Failure): void {
  showFlag({
    id: message,
    title: message,
    description: next ?? '',
    type: 'error',
    appearance: 'error',
    isAutoDismiss: false,
    actions: [],
  });
}
