import * as z from 'zod';
import { wireWebtrigger } from '../../wiring/webtrigger.ts';

const invocation = z.object({ installContext: z.string().optional() });

const webRequest = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  body: z.string().default(''),
});

/** The public door of the site: peers' messages and whatever strangers send. */
export async function onMessage(request: unknown, context: unknown) {
  const parsed = webRequest.safeParse(request);
  if (!parsed.success) return { statusCode: 400, body: '{"error":"unacceptable"}' };
  const receive = wireWebtrigger(invocation.safeParse(context).data?.installContext);
  const answer = await receive(parsed.data);
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, [value]]));
  return { statusCode: answer.status, headers, body: answer.body };
}
