const suffix = '.webtrigger.atlassian.app';
const installationId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Whether a text is the web trigger of the installation that claims it:
 * `https://<installation>.webtrigger.atlassian.app/public/<token>` and nothing beside. The check is made on what
 * the parser that will also send the request reads, and the text must be what it writes back.
 */
export function isPeerUrl(text: string, installation: string): boolean {
  if (text.length > 300 || !installationId.test(installation)) return false;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  return (
    url.href === text &&
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '' &&
    url.hostname === `${installation}${suffix}` &&
    /^\/public\/[A-Za-z0-9_-]{1,128}$/.test(url.pathname)
  );
}

/** A Jira site as people name it: `acme.atlassian.net` or with https and a path. The origin, or undefined. */
export function siteOrigin(text: string): string | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(withScheme);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    return web && url.username === '' && url.password === '' && url.hostname.length <= 253
      ? url.origin
      : undefined;
  } catch {
    return undefined;
  }
}
