import { showFlag } from '@forge/bridge';

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
