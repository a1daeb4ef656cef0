import type { Log } from '../../core/ports/environment.ts';

/** One line of JSON per fact in the platform's log. */
export const consoleLog = (): Log => ({
  note: (event, facts = {}) => console.info(JSON.stringify({ event, ...facts })),
});
