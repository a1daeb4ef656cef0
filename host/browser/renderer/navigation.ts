/** Opens what a page links to. Only web addresses; a relative one counts from the site. */
export function follow(target: string, where: 'same-tab' | 'new-tab'): void {
  const url = webAddress(target);
  if (where === 'new-tab') {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const frame = window.top ?? window;
  frame.location.href = url.href;
}

/** Throws where the target is no web address: `javascript:` and the like must never be followed. */
export function webAddress(target: string): URL {
  const url = new URL(target, window.location.origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`The address "${target}" cannot be opened: only http and https can.`);
  }
  return url;
}
