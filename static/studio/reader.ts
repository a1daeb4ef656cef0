import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { markOf } from './marks.ts';
import { holder, pane } from './pane.ts';

/** What every text has that is read and not written; it is still reached and searched by the keyboard. */
export const reading = (title: string): Extension => [
  basicSetup,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': title, tabindex: '0' }),
];

/** A text to read under its title, with marks at its lines. */
export function reader(title: string, text: string, language: Extension, style: Extension) {
  const place = pane(title);
  const state = EditorState.create({
    doc: text,
    extensions: [reading(title), language, lintGutter(), style],
  });
  const view = new EditorView({ state, parent: holder(place.root), root: place.root });
  return {
    whole: place.whole,
    mark: (list: readonly Parameters<typeof markOf>[1][]) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          list.map((one) => markOf(view.state.doc, one)),
        ),
      ),
  };
}
