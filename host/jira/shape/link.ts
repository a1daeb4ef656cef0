import type { Call, RestCall } from '../call.ts';

/** A `self` link of the caller's REST version. */
export function self(call: Pick<Call, 'jira' | 'version'>, path: string): string {
  return `${call.jira.baseUrl}/rest/api/${call.version}/${path}`;
}

const SIZES = { '48x48': 'large', '24x24': 'small', '16x16': 'xsmall', '32x32': 'medium' } as const;

/** The four sizes of an avatar. */
export function avatarUrls(
  call: Pick<Call, 'jira'>,
  type: 'user' | 'project',
  id: string,
): Record<string, string> {
  const base = `${call.jira.baseUrl}/rest/api/3/universal_avatar/view/type/${type}/avatar/${id}`;
  return Object.fromEntries(
    Object.entries(SIZES).map(([size, name]) => [size, name === 'large' ? base : `${base}?size=${name}`]),
  );
}

/** The address that the call came to, as pages link to themselves. */
export function requestUrl(call: RestCall): string {
  return `${call.jira.baseUrl}${call.path}?${call.query.toString()}`;
}
