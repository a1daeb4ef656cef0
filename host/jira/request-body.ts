import type * as z from 'zod';
import type { CallBody, UploadedFile } from './call.ts';
import { badRequest, JiraError } from './jira-error.ts';
import type { Route } from './route.ts';

/** JSON bodies above this are refused with 413. */
const JSON_LIMIT_BYTES = 10 * 1024 * 1024;

const MALFORMED = 'There was an error parsing JSON. Check that your request body is valid.';
const INVALID_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** Reads the whole body; a route that takes no files refuses what is not JSON with 415. */
export async function readBody(request: Request, route: Route): Promise<CallBody> {
  const contentType = (request.headers.get('content-type') ?? '').toLowerCase();
  if (route.accepts === 'multipart' && contentType.startsWith('multipart/form-data')) {
    return { contentType, bytes: new Uint8Array(), files: await readFiles(request) };
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (route.accepts === undefined && bytes.length > 0 && !isJson(contentType)) {
    throw new JiraError(415, [`Content type '${contentType}' is not supported. Send application/json.`]);
  }
  if (route.accepts === 'multipart') {
    throw new JiraError(415, [
      'This endpoint takes multipart/form-data with the files in parts named "file".',
    ]);
  }
  if (route.accepts === undefined && bytes.length > JSON_LIMIT_BYTES) {
    throw new JiraError(413, [
      `The request body has ${bytes.length} bytes; at most ${JSON_LIMIT_BYTES} are taken.`,
    ]);
  }
  return { contentType, bytes, files: [] };
}

/** The body as JSON in the shape of `schema`; what does not fit is a 400 in Jira's words. */
export function parseJson<S extends z.ZodType>(body: CallBody, schema: S): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.bytes));
  } catch {
    throw badRequest(body.bytes.length === 0 ? INVALID_PAYLOAD : MALFORMED);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRequest(INVALID_PAYLOAD);
}

function isJson(contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim() ?? '';
  return type === '' || type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

async function readFiles(request: Request): Promise<UploadedFile[]> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw badRequest('The multipart body could not be read.');
  }
  const files: UploadedFile[] = [];
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') continue;
    files.push({
      field,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  return files;
}
