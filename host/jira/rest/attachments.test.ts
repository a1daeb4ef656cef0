import { beforeEach, describe, expect, test } from 'vitest';
import type { Issue, User } from '../model.ts';
import { sampleIssue } from '../sample-issue.ts';
import { type SampleSite, sampleSite } from '../sample-site.ts';

let sample: SampleSite;
let issue: Issue;

beforeEach(() => {
  sample = sampleSite();
  issue = sampleIssue(sample, sample.dev);
});

interface Upload {
  readonly files?: readonly (readonly [string, Uint8Array | string])[];
  readonly token?: string | undefined;
  readonly as?: User;
  readonly field?: string;
}

async function upload({
  files = [['a.txt', 'hello']],
  token = 'no-check',
  as = sample.admin,
  field = 'file',
}: Upload = {}) {
  const form = new FormData();
  for (const [name, content] of files) {
    form.append(field, new Blob([typeof content === 'string' ? content : Buffer.from(content)]), name);
  }
  const request = new Request(`${sample.site.baseUrl}/rest/api/3/issue/${issue.key}/attachments`, {
    method: 'POST',
    body: form,
    headers: token === '' ? {} : { 'x-atlassian-token': token },
  });
  return sample.site.fetch(request, { kind: 'user', accountId: as.accountId });
}

async function get(path: string, headers: Record<string, string> = {}, as = sample.admin) {
  const request = new Request(`${sample.site.baseUrl}/rest/api/3/${path}`, { headers });
  return sample.site.fetch(request, { kind: 'user', accountId: as.accountId });
}

describe('uploading', () => {
  test('files come back with their own ids, history and events', async () => {
    const response = await upload({
      files: [
        ['a.txt', 'hello'],
        ['b.png', 'x'],
      ],
    });
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    expect(body).toMatchObject([
      { filename: 'a.txt', mimeType: 'text/plain', size: 5 },
      {
        filename: 'b.png',
        mimeType: 'image/png',
        size: 1,
        thumbnail: expect.stringContaining('/thumbnail/'),
      },
    ]);
    expect(sample.events.map(({ name }) => name)).toEqual([
      'avi:jira:updated:issue',
      'avi:jira:created:attachment',
      'avi:jira:updated:issue',
      'avi:jira:created:attachment',
    ]);
    expect(sample.events[1]?.payload['attachment']).toMatchObject({ fileName: 'a.txt', issueId: issue.id });
    expect(sample.site.state.changes.all()[0]?.items).toMatchObject([
      { field: 'Attachment', toString: 'a.txt' },
    ]);
  });

  test('without the token header the check against forged requests answers 403', async () => {
    const response = await upload({ token: '' });
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('XSRF check failed');
  });

  test('a file above the limit is refused with 413 and nothing is attached', async () => {
    const settings = sample.site.state.settings.get('settings');
    if (settings) sample.site.state.settings.put({ ...settings, attachmentLimitBytes: 10 });
    const response = await upload({
      files: [
        ['ok.txt', 'x'],
        ['big.txt', 'x'.repeat(11)],
      ],
    });
    expect(response.status).toBe(413);
    expect(sample.site.state.attachments.size).toBe(0);
  });

  test('more than sixty files are refused with 413', async () => {
    const files = Array.from({ length: 61 }, (_, n) => [`${n}.txt`, 'x'] as const);
    expect((await upload({ files })).status).toBe(413);
  });

  test('parts that are not named file are passed over', async () => {
    expect(await (await upload({ field: 'attachment' })).json()).toEqual([]);
  });

  test('a path in the file name is dropped', async () => {
    expect(await (await upload({ files: [['../../etc/passwd', 'x']] })).json()).toMatchObject([
      { filename: 'passwd' },
    ]);
  });

  test('who may not see the issue gets 404', async () => {
    expect((await upload({ as: sample.outsider })).status).toBe(404);
  });
});

describe('downloading', () => {
  const content = async (name: string, bytes: Uint8Array | string) => {
    const body: unknown = await (await upload({ files: [[name, bytes]] })).json();
    return Array.isArray(body) ? `attachment/content/${body[0].id}` : '';
  };

  test('a reader is sent on unless it asks for the bytes themselves', async () => {
    const path = await content('a.txt', 'hello');
    const sent = await get(path);
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(`/rest/api/3/${path}?redirect=false`);
    const bytes = await get(`${path}?redirect=false`);
    expect(bytes.status).toBe(200);
    expect(bytes.headers.get('content-type')).toBe('text/plain');
    expect(await bytes.text()).toBe('hello');
  });

  test('ranges are answered with their part, or refused as malformed or unsatisfiable', async () => {
    const path = `${await content('a.bin', '0123456789')}?redirect=false`;
    const part = async (range: string) => {
      const response = await get(path, { range });
      return [
        response.status,
        response.headers.get('content-range'),
        response.status < 400 ? await response.text() : '',
      ];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=5-100')).toEqual([206, 'bytes 5-9/10', '56789']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    expect(await part('lines=1-2')).toEqual([400, null, '']);
  });

  test('metadata gives the id as a number, and an outsider sees neither it nor the bytes', async () => {
    const path = await content('a.txt', 'hello');
    const id = path.split('/').at(-1);
    expect(await (await get(`attachment/${id}`)).json()).toMatchObject({ id: Number(id), size: 5 });
    expect((await get(`attachment/${id}`, {}, sample.outsider)).status).toBe(404);
    expect((await get(`${path}?redirect=false`, {}, sample.outsider)).status).toBe(404);
  });

  test('a ZIP is listed, a file of another kind is empty, another archive is 409', async () => {
    const zip = Buffer.from(
      '504b03040a000000000000000000000000000500000005000000050000006f2e74787468656c6c6f504b01020a000a0000000000000000000000000005000000050000000500000000000000000000000000000000006f2e747874504b0506000000000100010033000000280000000000',
      'hex',
    );
    const id = (await content('a.zip', zip)).split('/').at(-1);
    expect(await (await get(`attachment/${id}/expand/raw`)).json()).toMatchObject({
      totalEntryCount: 1,
      entries: [{ name: 'o.txt', size: 5 }],
    });
    const text = (await content('a.txt', 'hello')).split('/').at(-1);
    expect(await (await get(`attachment/${text}/expand/human`)).json()).toMatchObject({ entries: [] });
    const closed = (await content('a.rar', 'x')).split('/').at(-1);
    expect((await get(`attachment/${closed}/expand/human`)).status).toBe(409);
  });

  test('a thumbnail is the picture, a default, or 404 where no default is wanted', async () => {
    const picture = (await content('a.png', 'PNG')).split('/').at(-1);
    expect(await (await get(`attachment/thumbnail/${picture}?redirect=false`)).text()).toBe('PNG');
    const text = (await content('a.txt', 'hello')).split('/').at(-1);
    expect((await get(`attachment/thumbnail/${text}?redirect=false`)).headers.get('content-type')).toBe(
      'image/png',
    );
    expect((await get(`attachment/thumbnail/${text}?redirect=false&fallbackToDefault=false`)).status).toBe(
      404,
    );
  });
});

describe('deleting', () => {
  const remove = (id: string, as: User) =>
    sample.rest('DELETE', `/rest/api/3/attachment/${id}`, undefined, as);

  test('an author removes the own file, nobody else without the right to all', async () => {
    await upload({ as: sample.developer });
    await upload();
    const [own, other] = sample.site.state.attachments.all();
    sample.events.length = 0;
    expect((await remove(other?.id ?? '', sample.developer)).status).toBe(403);
    expect((await remove(own?.id ?? '', sample.developer)).status).toBe(204);
    expect(sample.events.map(({ name }) => name)).toContain('avi:jira:deleted:attachment');
    expect(sample.site.state.blob(own?.id ?? '')).toBeUndefined();
    expect((await remove(own?.id ?? '', sample.admin)).status).toBe(404);
  });
});
