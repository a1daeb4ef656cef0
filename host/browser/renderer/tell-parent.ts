/** What an embedded page tells the one around it: its height (px), words for a flag, reload, take me away. */
type ToParent =
  | { readonly counterpart: 'height'; readonly height: number }
  | { readonly counterpart: 'flag'; readonly title: string; readonly description: string }
  | { readonly counterpart: 'refresh' }
  | { readonly counterpart: 'close' };

/** Both pages are of one origin; another one hears nothing. */
export function tellParent(message: ToParent): void {
  window.parent.postMessage(message, window.location.origin);
}

/** Tells the height of `element` now and whenever it changes. */
export function tellHeightOf(element: Element): void {
  const tell = (): void =>
    tellParent({ counterpart: 'height', height: Math.ceil(element.scrollHeight) + 16 });
  new ResizeObserver(tell).observe(element);
}
