import * as z from 'zod';

const asked = z.object({
  path: z.string().regex(/^\/rest\//, 'only paths below /rest/ belong to the site'),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().nullable(),
});

export interface ProductAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or base64 where `isAttachment`. */
  readonly body: string;
  readonly isAttachment: boolean;
}

/** Carries one `requestJira` of a page to the site and its answer back. Throws where the request has another shape. */
export async function readProduct(
  value: unknown,
  origin: string,
  send: (request: Request) => Promise<Response>,
): Promise<ProductAnswer> {
  const { path, method, headers, body } = asked.parse(value);
  const request = new Request(new URL(path, origin), { method, headers, ...(body === null ? {} : { body }) });
  const response = await send(request);
  const type = response.headers.get('content-type') ?? '';
  const isAttachment = type !== '' && !/json|text|xml/.test(type);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isAttachment ? 'base64' : 'utf8'),
    isAttachment,
  };
}
