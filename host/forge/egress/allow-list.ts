/** Ports that Forge lets a function reach. */
const PORTS = new Set(['', '80', '8080', '443', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);

interface Address {
  readonly protocol: string;
  readonly host: string;
}

function addressOf(text: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]*):\/*/i.exec(text);
  const rest = text.slice(scheme?.[0].length ?? 0);
  const host = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  return { protocol: scheme?.[1]?.toLowerCase() ?? 'https', host: host.toLowerCase() };
}

function fits(pattern: string, host: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(host);
}

/**
 * Whether `permissions.external.fetch.backend` lets a function reach the URL: same scheme (https where the list
 * names none), and the host equal to an entry or covered by its `*`. Paths of entries do not count.
 */
export function isAllowed(list: readonly string[], url: URL): boolean {
  if (url.protocol !== 'https:' || !PORTS.has(url.port)) return false;
  if (list.includes('*')) return true;
  return list.map(addressOf).some((entry) => {
    if (`${entry.protocol}:` !== url.protocol) return false;
    return entry.host.startsWith('*') ? fits(entry.host, url.host) : entry.host === url.host;
  });
}
