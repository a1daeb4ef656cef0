import * as z from 'zod';

/** Ids as a page sends them back: nothing else may get into the key of a record or the path of a request. */
export const connectionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const issueId = z.string().regex(/^\d{1,19}$/);
