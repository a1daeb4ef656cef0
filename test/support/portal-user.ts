import * as z from 'zod';
import type { LocalHost } from '../../host/local/local-host.ts';
import { accountOf } from './callers.ts';
import { restCalls } from './rest-calls.ts';

/** Somebody at the portal of a site's service desks: a customer, or an agent who answers there. */
export interface PortalUser {
  readonly accountId: string;
  /** Raises a request of a type by its name; `files` come with it. Answers the key. */
  raise(
    desk: string,
    type: string,
    fields: Readonly<Record<string, unknown>>,
    files?: readonly string[],
  ): Promise<string>;
  /** Answers a request; `internal` for an agent's note. */
  say(key: string, text: string, internal?: boolean): Promise<void>;
  /** The comments that this person may read there, oldest first. */
  seen(key: string): Promise<string[]>;
  /** Names of the files that this person may open there. */
  files(key: string): Promise<string[]>;
  /** Attaches a small file with an answer. */
  attach(key: string, name: string, how?: { readonly public: boolean }): Promise<void>;
  /** Any other call below `/rest/servicedeskapi`; the answer's JSON. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

const named = z.object({ values: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const comments = z.object({ values: z.array(z.object({ body: z.string() })) });
const files = z.object({ values: z.array(z.object({ filename: z.string() })) });
const kept = z.object({ temporaryAttachments: z.array(z.object({ temporaryAttachmentId: z.string() })) });

export function portalUser(host: LocalHost, site: string, email: string): PortalUser {
  const accountId = accountOf(host, site, email);
  const { send, call } = restCalls(host, site, '/rest/servicedeskapi', accountId);
  const upload = async (desk: string, names: readonly string[]): Promise<string[]> => {
    const form = new FormData();
    for (const name of names) form.append('file', new Blob([Buffer.from(`The bytes of ${name}.`)]), name);
    const headers = { 'X-Atlassian-Token': 'no-check' };
    const path = `/servicedesk/${desk}/attachTemporaryFile`;
    const answer = await send('POST', path, { headers, body: form });
    return kept.parse(await answer.json()).temporaryAttachments.map((one) => one.temporaryAttachmentId);
  };
  return {
    accountId,
    call,
    raise: async (desk, type, fields, names = []) => {
      const types = named.parse(await call('GET', `/servicedesk/${desk}/requesttype?limit=100`)).values;
      const requestTypeId = types.find(({ name }) => name === type)?.id;
      const serviceDeskId = z.object({ id: z.string() }).parse(await call('GET', `/servicedesk/${desk}`)).id;
      const attachment = names.length === 0 ? {} : { attachment: await upload(serviceDeskId, names) };
      const requestFieldValues = { ...fields, ...attachment };
      const made = await call('POST', '/request', { serviceDeskId, requestTypeId, requestFieldValues });
      return z.object({ issueKey: z.string() }).parse(made).issueKey;
    },
    say: async (key, body, internal = false) =>
      void (await call('POST', `/request/${key}/comment`, { body, public: !internal })),
    seen: async (key) =>
      comments.parse(await call('GET', `/request/${key}/comment?limit=100`)).values.map(({ body }) => body),
    files: async (key) =>
      files
        .parse(await call('GET', `/request/${key}/attachment?limit=100`))
        .values.map(({ filename }) => filename)
        .sort(),
    attach: async (key, name, how = { public: true }) => {
      const request = await call('GET', `/request/${key}`);
      const desk = z.object({ serviceDeskId: z.string() }).parse(request).serviceDeskId;
      const temporaryAttachmentIds = await upload(desk, [name]);
      await call('POST', `/request/${key}/attachment`, { temporaryAttachmentIds, public: how.public });
    },
  };
}
