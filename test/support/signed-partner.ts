import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { openDatabase } from '../../host/database/open-database.ts';
import { connectionKind, keysKind } from '../../src/core/connection/connection-record.ts';
import { headerNames } from '../../src/core/protocol/request-head.ts';
import { requestText, signText } from '../../src/core/protocol/signature.ts';
import { writeMessage } from '../../src/core/protocol/write-message.ts';
import { type TwoSites, twoSites } from './two-sites.ts';

const answer = z.object({
  answer: z.object({ items: z.array(z.looseObject({ code: z.string() })) }).optional(),
  refused: z.unknown().optional(),
  error: z.string().optional(),
});

/** What came back of a message: the HTTP status and, where the message was read, the answer per item. */
export interface SignedAnswer {
  readonly status: number;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A partner of green that has all its keys and says what it likes; its own app is there but not asked. */
export interface SignedPartner {
  readonly sites: TwoSites;
  readonly connection: string;
  /** Sends items as blue, rightly signed. */
  send(items: readonly unknown[]): Promise<SignedAnswer>;
  /** The same with the envelope's text changed before it is signed. */
  sendText(items: readonly unknown[], change: (body: string) => string): Promise<SignedAnswer>;
}

/**
 * Connects blue and green as two admins do, lets `arrange` go on from there, and takes blue's keys out of what
 * its host has kept: from then on the test is blue.
 */
export async function signedPartner(
  seed: string,
  arrange: (sites: TwoSites, connection: string) => Promise<void> = async () => {},
): Promise<SignedPartner> {
  const data = mkdtempSync(join(tmpdir(), 'hostile-'));
  const honest = await twoSites(seed, data);
  const connection = await honest.connect();
  await arrange(honest, connection);
  await honest.settle();
  const { installationId } = honest.host.site('blue');
  honest.dispose();

  const identity = readIdentity(join(data, 'host.sqlite'), installationId, connection);
  const sites = await twoSites(seed, data);
  let count = 0;
  const sendText: SignedPartner['sendText'] = async (items, change) => {
    count += 1;
    const { end, ...own } = identity;
    const written = writeMessage({
      ...own,
      end,
      kind: 'sync',
      payload: { items },
      id: `msg_${String(count).padStart(22, '0')}`,
      now: sites.host.clock.now(),
    });
    const body = change(written.body);
    const { headers } = body === written.body ? written : resigned(identity, written.id, body, sites);
    const response = await sites.host.host.callWebTrigger(
      new Request(end.url, { method: 'POST', headers, body }),
    );
    const parsed = answer.parse(await response.json());
    return { status: response.status, items: parsed.answer?.items ?? [] };
  };
  return { sites, connection, send: (items) => sendText(items, (body) => body), sendText };
}

type Identity = ReturnType<typeof readIdentity>;

function readIdentity(file: string, installation: string, connection: string) {
  const database = openDatabase({ file });
  try {
    const row = (space: string) =>
      z
        .object({ json: z.string() })
        .parse(
          database
            .all('SELECT space, key, json FROM kvs_row WHERE installation = ?', installation)
            .find((one) => one['space'] === space && String(one['key']).endsWith(connection)),
        ).json;
    const entity = z
      .object({ data: z.unknown() })
      .loose()
      .parse(JSON.parse(row(`entity:${connectionKind.name}`)));
    const { data, ...attributes } = entity;
    const own = connectionKind.schema.parse({ ...z.looseObject({}).parse(data), ...attributes });
    const end = own.peer.end;
    if (!end) throw new Error('Blue does not know its partner yet');
    return { connection: own, end, keys: keysKind.schema.parse(JSON.parse(row('secret'))) };
  } finally {
    database.close();
  }
}

/** Headers for another body: what comes after the signature is to be met, not the signature. */
function resigned({ connection, end, keys }: Identity, id: string, body: string, sites: TwoSites) {
  const payload: unknown = {};
  const now = sites.host.clock.now();
  const template = writeMessage({ connection, end, keys, kind: 'sync', payload, id, now });
  const timestamp = String(Math.floor(now / 1000));
  const text = requestText({ id, timestamp, connection: connection.id, kind: 'sync', body });
  return { headers: { ...template.headers, [headerNames.signature]: signText(text, [keys.current]) } };
}
