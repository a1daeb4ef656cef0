const keyShape = /^[A-Z][A-Z0-9_]{0,254}-\d{1,10}$/;

export type NamedIssue =
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'not-a-key' }
  /** A link to an issue of another site than the partner's. */
  | { readonly is: 'other-site'; readonly site: string };

/** An issue of the partner's as a person names it: its key, or a link to it that was copied from a browser. */
export function namedIssue(text: string, peerSite: string): NamedIssue {
  const key = text.trim().toUpperCase();
  if (keyShape.test(key)) return { is: 'key', key };
  const url = urlOf(text.trim());
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { is: 'not-a-key' };
  const found = [url.searchParams.get('selectedIssue'), url.pathname.split('/').at(-1)]
    .map((part) => (part ?? '').toUpperCase())
    .find((part) => keyShape.test(part));
  if (found === undefined) return { is: 'not-a-key' };
  if (url.host !== urlOf(peerSite)?.host) return { is: 'other-site', site: url.host };
  return { is: 'key', key: found };
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
