import * as z from 'zod';
import type { Boot } from './boot.ts';

/** The host's answers to the page's own calls. */
const invokeAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);

const productAnswer = z.object({
  status: z.number(),
  statusText: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isAttachment: z.boolean(),
});
export type ProductAnswer = z.infer<typeof productAnswer>;

export interface ProductRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

/** Calls to the host. Who asks is settled there by the cookie; the page names only where it is shown. */
export class Server {
  private readonly place: Readonly<Record<string, string>>;

  constructor(boot: Boot) {
    this.place = {
      module: boot.module.key,
      ...(boot.issueKey === undefined ? {} : { issueKey: boot.issueKey }),
      ...(boot.projectKey === undefined ? {} : { projectKey: boot.projectKey }),
    };
  }

  /** Throws with the resolver's message where it threw. */
  async invoke(functionKey: string, payload: unknown): Promise<unknown> {
    const answer = invokeAnswer.parse(await post('/__host/invoke', { ...this.place, functionKey, payload }));
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  }

  context(): Promise<unknown> {
    return post('/__host/context', this.place);
  }

  async product(request: ProductRequest): Promise<ProductAnswer> {
    return productAnswer.parse(await post('/__host/product', request));
  }

  /** A JSON answer of the site's REST; throws with the status where it was refused. */
  readonly json = async (path: string): Promise<unknown> => {
    const answer = await this.product({
      path,
      method: 'GET',
      headers: [['accept', 'application/json']],
      body: null,
    });
    if (answer.status >= 400) throw new Error(`${path} was answered with ${answer.status}.`);
    return JSON.parse(answer.body);
  };
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The host answered ${path} with ${response.status}: ${await response.text()}`);
  return response.json();
}
