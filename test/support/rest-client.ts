/** An answer of a site as a tester reads it. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
  /** The value at a path like `fields.status.name` or `issues.0.id`; undefined where there is none. */
  at(path: string): unknown;
}

export interface RestClient {
  get(path: string, headers?: Record<string, string>): Promise<RestAnswer>;
  post(path: string, body?: unknown): Promise<RestAnswer>;
  put(path: string, body?: unknown): Promise<RestAnswer>;
  delete(path: string): Promise<RestAnswer>;
  /** Anything else: other methods, raw bodies, own headers. */
  send(path: string, init: RequestInit): Promise<RestAnswer>;
}

const child = (value: unknown, step: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Plain HTTP with Basic authentication, or without a login where no e-mail is given. Redirects are not followed. */
export function restClient(url: string, email?: string): RestClient {
  const login = Buffer.from(`${email}:local`).toString('base64');
  const authorization: Record<string, string> =
    email === undefined ? {} : { authorization: `Basic ${login}` };
  const send = async (path: string, init: RequestInit): Promise<RestAnswer> => {
    const headers = new Headers({ accept: 'application/json', ...authorization });
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
    const text = await response.text();
    const body = parse(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body,
      at: (steps) => steps.split('.').reduce(child, body),
    };
  };
  const json = (method: string) => (path: string, body?: unknown) =>
    send(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: json('POST'),
    put: json('PUT'),
    delete: json('DELETE'),
    send,
  };
}
