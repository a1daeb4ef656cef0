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

/** Enough of a frame (px) for a question with two buttons: Jira lays dialogs over the whole page, a frame cannot. */
const DIALOG_HEIGHT = 360;

/** Tells the height of `element` now and whenever it changes, or a dialog opens or closes over it. */
export function tellHeightOf(element: Element): void {
  const tell = (): void => {
    const own = Math.ceil(element.scrollHeight) + 16;
    const isAsking = document.querySelector('[role=dialog]') !== null;
    tellParent({ counterpart: 'height', height: isAsking ? Math.max(own, DIALOG_HEIGHT) : own });
  };
  new ResizeObserver(tell).observe(element);
  // Dialogs are drawn beside the page's own element.
  new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
}
