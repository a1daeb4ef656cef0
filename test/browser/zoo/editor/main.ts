import { events, invoke, view } from '@forge/bridge';

/** A Custom UI resource inside the zoo: says that it is ready, reports what is typed, asks the resolver. */
const field = document.createElement('textarea');
field.setAttribute('aria-label', 'Script');
const answer = document.createElement('output');
document.body.append(field, answer);

field.addEventListener('input', () => void events.emit('editor.changed', { text: field.value }));

const dispatch = await view.getFrameDispatch();
dispatch?.({ type: 'READY' });
answer.textContent = JSON.stringify(await invoke('rows', { count: 1 }));
