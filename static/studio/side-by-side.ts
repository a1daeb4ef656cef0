import { MergeView } from '@codemirror/merge';
import type { EditorStateConfig, Extension } from '@codemirror/state';
import { holder, type Pane, pane } from './pane.ts';
import { reading } from './reader.ts';
import type { StudioTexts } from './studio-texts.ts';

interface Sides {
  readonly before: { readonly title: string; readonly text: string };
  /** What stands on the right, which may be written. */
  readonly after: EditorStateConfig;
  readonly language: Extension;
  readonly style: Extension;
  /** Where lines of the left can be put back into the right. */
  readonly texts?: StudioTexts;
}

/** Two texts side by side, what is gone in red and what is new in green; whole stretches that are the same fold. */
export function sideBySide(place: Pane, { before, after, language, style, texts }: Sides): MergeView {
  const merged = new MergeView({
    a: { doc: before.text, extensions: [reading(before.title), language, style] },
    b: after,
    parent: holder(place.root),
    root: place.root,
    collapseUnchanged: { margin: 4, minSize: 8 },
    ...(texts === undefined
      ? {}
      : { revertControls: 'a-to-b' as const, renderRevertControl: () => putBack(texts) }),
  });
  merged.dom.style.height = '100%';
  return merged;
}

/** The merge view hears of the pointer alone; who presses a key means the same. */
function putBack(texts: StudioTexts): HTMLElement {
  const button = document.createElement('button');
  button.textContent = '→';
  button.title = texts.putBack;
  button.setAttribute('aria-label', texts.putBack);
  button.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' || key === ' ') button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  });
  return button;
}

interface Differing {
  readonly before: { readonly title: string; readonly text: string };
  readonly after: { readonly title: string; readonly text: string };
}

/** Two texts to read with what differs, each under its title. */
export function differenceView({ before, after }: Differing, language: Extension, style: Extension) {
  const place = pane(`${before.title} → ${after.title}`);
  const extensions = [reading(after.title), language, style];
  sideBySide(place, { before, after: { doc: after.text, extensions }, language, style });
  return place.whole;
}
