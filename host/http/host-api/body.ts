import type { Context } from 'hono';
import type * as z from 'zod';
import { HostRefusal } from '../host-face.ts';

/** The JSON body of a call, checked; what does not fit is a 400 that names the field. An empty body is `{}`. */
export async function readBody<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new HostRefusal(400, 'not-json', 'The body is not JSON.');
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new HostRefusal(400, 'bad-request', `${where}${issue?.message ?? 'The body does not fit.'}`);
}
