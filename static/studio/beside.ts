import { javascript } from '@codemirror/lang-javascript';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { StudioOrder } from '../../src/contract/studio-link.ts';
import { markOf } from './marks.ts';
import { element, holder, pane } from './pane.ts';
import type { StudioTexts } from './studio-texts.ts';

type Beside = Extract<StudioOrder, { kind: 'beside' }>;

/** Groovy and its translation side by side, to read: notes and refusals at the lines of the one, lint at those of the other. */
export function besideView(order: Beside, texts: StudioTexts, style: Extension): HTMLElement {
  const groovy = reader(texts.groovy, order.groovy, [], style);
  groovy.mark(order.notes.map(({ severity, line, message }) => ({ severity, line, message })));
  const script = reader(texts.translated, order.script, javascript(), style);
  script.mark(order.findings);
  return element('div', 'panes', groovy.whole, script.whole);
}

function reader(title: string, text: string, language: Extension, style: Extension) {
  const place = pane(title);
  const extensions = [
    basicSetup,
    language,
    lintGutter(),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': title, tabindex: '0' }),
    style,
  ];
  const state = EditorState.create({ doc: text, extensions });
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
