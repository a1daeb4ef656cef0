import { type Answer, ok, type RestCall } from '../call.ts';
import { readRange } from '../children/byte-range.ts';
import { endingOf } from '../children/mime-type.ts';
import { type ZipEntry, zipEntries } from '../children/zip-entries.ts';
import { badRequest, conflict, JiraError, notFound } from '../jira-error.ts';
import type { Attachment } from '../model.ts';
import { get, type Route } from '../route.ts';
import { findAttachment } from './find-attachment.ts';

/** Archives that Jira knows as such but cannot look into. */
const CLOSED_ARCHIVES = new Set(['tar', 'gz', 'tgz', 'bz2', 'rar', '7z', 'xz']);

/** Shown where a file has no picture of its own: one transparent pixel. */
const DEFAULT_THUMBNAIL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export const attachmentContentRoutes: readonly Route[] = [
  get('/rest/api/3/attachment/content/{id}', (call) => {
    const attachment = findAttachment(call);
    return isRedirected(call) ? redirectTo(call) : content(call, attachment, bytesOf(call, attachment));
  }),
  get('/rest/api/3/attachment/thumbnail/{id}', thumbnail),
  get('/rest/api/3/attachment/{id}/expand/human', (call) => {
    const attachment = findAttachment(call);
    const entries = entriesOf(call, attachment);
    return ok({
      id: Number(attachment.id),
      name: attachment.filename,
      mediaType: attachment.mimeType,
      totalEntryCount: entries.length,
      entries: entries.map(({ name, size }, index) => ({
        path: name,
        index,
        size: humanSize(size),
        mediaType: 'application/octet-stream',
        label: name,
      })),
    });
  }),
  get('/rest/api/3/attachment/{id}/expand/raw', (call) => {
    const entries = entriesOf(call, findAttachment(call));
    return ok({
      totalEntryCount: entries.length,
      entries: entries.map(({ name, size }, entryIndex) => ({
        entryIndex,
        name,
        abbreviatedName: name,
        size,
        mediaType: 'application/octet-stream',
      })),
    });
  }),
];

const isRedirected = (call: RestCall): boolean => call.query.get('redirect') !== 'false';

/**
 * Jira sends readers on to its media service. Here the same path streams, so the address is relative: it holds
 * under whatever name the reader has reached the site.
 */
function redirectTo(call: RestCall): Answer {
  const query = new URLSearchParams(call.query);
  query.set('redirect', 'false');
  return { status: 303, headers: { location: `${call.path}?${query}` } };
}

function bytesOf(call: RestCall, attachment: Attachment): Uint8Array {
  const bytes = call.state.blob(attachment.id);
  if (!bytes) throw notFound(`The content of the attachment with id '${attachment.id}' does not exist`);
  return bytes;
}

function content(call: RestCall, attachment: Attachment, bytes: Uint8Array): Answer {
  const headers = {
    'content-type': attachment.mimeType,
    'content-disposition': `attachment; filename="${attachment.filename.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
    'accept-ranges': 'bytes',
  };
  const range = readRange(call.headers.get('range'), bytes.length);
  switch (range.kind) {
    case 'whole':
      return { status: 200, bytes, headers };
    case 'malformed':
      throw badRequest('The range in the Range header is malformed.');
    case 'unsatisfiable':
      throw new JiraError(
        416,
        ['The requested range is not in the attachment.'],
        {},
        {
          'content-range': `bytes */${bytes.length}`,
        },
      );
    case 'part': {
      const { from, to } = range;
      const part = bytes.subarray(from, to + 1);
      return {
        status: 206,
        bytes: part,
        headers: { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` },
      };
    }
  }
}

function thumbnail(call: RestCall): Answer {
  const attachment = findAttachment(call);
  const isPicture = /^image\/(png|jpeg|gif|bmp|webp)$/.test(attachment.mimeType);
  if (!isPicture && call.query.get('fallbackToDefault') === 'false') {
    throw notFound(`The attachment with id '${attachment.id}' has no thumbnail`);
  }
  for (const name of ['width', 'height']) {
    const size = call.query.get(name);
    if (size !== null && !/^\d+$/.test(size))
      throw badRequest(`The ${name} '${size}' is not a whole number.`);
  }
  if (isRedirected(call)) return redirectTo(call);
  if (isPicture) {
    return {
      status: 200,
      bytes: bytesOf(call, attachment),
      headers: { 'content-type': attachment.mimeType },
    };
  }
  return { status: 200, bytes: new Uint8Array(DEFAULT_THUMBNAIL), headers: { 'content-type': 'image/png' } };
}

function entriesOf(call: RestCall, attachment: Attachment): ZipEntry[] {
  if (CLOSED_ARCHIVES.has(endingOf(attachment.filename))) {
    throw conflict(
      `The attachment '${attachment.filename}' is an archive of a format that cannot be expanded.`,
    );
  }
  return zipEntries(bytesOf(call, attachment));
}

function humanSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
