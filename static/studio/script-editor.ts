import { autocompletion, completeFromList } from '@codemirror/autocomplete';
import { historyField, indentWithTab } from '@codemirror/commands';
import { javascript, localCompletionSource, snippets } from '@codemirror/lang-javascript';
import { forceLinting, linter, lintGutter } from '@codemirror/lint';
import type { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { ScriptFinding, ScriptSide } from '../../src/contract/scripts.ts';
import { completionFrom } from './complete.ts';
import { hoverDocs } from './hover.ts';
import type { SiteWords } from './known-words.ts';
import { markOf, offsetOf } from './marks.ts';
import { holder, type Pane } from './pane.ts';
import { sideBySide } from './side-by-side.ts';
import type { StudioTexts } from './studio-texts.ts';

export interface ScriptEditorOptions {
  readonly pane: Pane;
  readonly texts: StudioTexts;
  readonly style: Extension;
  readonly onChange: () => void;
  readonly onSave: () => void;
  /** What there is to say of the text; asked when typing pauses. */
  readonly check: (text: string) => Promise<readonly ScriptFinding[]>;
}

/** What an editor shows: another of these begins anew, with no steps to undo. */
export interface Shown {
  readonly which: ScriptSide;
  readonly text: string;
  /** The script in force. */
  readonly before: string;
  readonly site: SiteWords;
}

/** Seconds of rest after which a text is looked through. */
const REST = 0.5;

/** The editor of one script: highlighting, completion, lint, and what differs from the script in force. */
export class ScriptEditor {
  readonly #options: ScriptEditorOptions;
  #view: EditorView;
  /** While the script is compared with the one in force; its right side is the view. */
  #merged: MergeView | undefined;
  #shown: Shown = { which: 'outgoing', text: '', before: '', site: { customFields: [], tables: [] } };

  constructor(options: ScriptEditorOptions) {
    this.#options = options;
    this.#view = new EditorView({ parent: holder(options.pane.root), root: options.pane.root });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  show(shown: Shown): void {
    this.#shown = shown;
    const isComparing = this.#merged !== undefined;
    this.#place(EditorState.create({ doc: shown.text, extensions: this.#extensions() }), isComparing);
  }

  /** Other names, or another script in force, for the text that is shown already. */
  learn(part: Partial<Pick<Shown, 'site' | 'before'>>): void {
    this.#shown = { ...this.#shown, ...part };
    if (this.#merged !== undefined && part.before !== undefined) this.compare(true);
    forceLinting(this.#view);
  }

  /** Puts another text in; it can be undone. */
  replace(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    this.#view.focus();
  }

  /** Puts the script in force beside the text, or takes it away; what was typed can still be undone. */
  compare(on: boolean): void {
    this.#place(this.#view.state, on);
  }

  #place(state: EditorState, isComparing: boolean): void {
    const { pane, texts, style } = this.#options;
    const { which, before } = this.#shown;
    // The editors take their own state with them, the steps to undo with it.
    const steps = state.field(historyField, false);
    const kept = steps === undefined ? [] : historyField.init(() => steps);
    const after = { doc: state.doc, selection: state.selection, extensions: [this.#extensions(), kept] };
    this.#merged?.destroy();
    this.#view.destroy();
    pane.root.replaceChildren();
    this.#merged = isComparing
      ? sideBySide(pane, {
          before: { title: texts.inForce, text: before },
          after,
          language: javascript(),
          style,
          texts,
        })
      : undefined;
    pane.heading.textContent = isComparing ? `${texts.inForce} → ${texts[which]}` : texts[which];
    this.#view =
      this.#merged?.b ??
      new EditorView({ state: EditorState.create(after), parent: holder(pane.root), root: pane.root });
    forceLinting(this.#view);
  }

  go(line: number, column: number): void {
    const anchor = offsetOf(this.#view.state.doc, line, column);
    this.#view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    this.#view.focus();
  }

  #extensions(): Extension {
    const { texts, style, onChange } = this.#options;
    const complete = completionFrom(
      () => this.#shown.which,
      () => this.#shown.site,
    );
    return [
      keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => this.#save() }, indentWithTab]),
      basicSetup,
      javascript(),
      autocompletion({
        icons: false,
        override: [complete, localCompletionSource, completeFromList(snippets)],
      }),
      linter(() => this.#lint(), { delay: REST * 1000 }),
      lintGutter(),
      hoverDocs(
        () => this.#shown.which,
        () => this.#shown.site,
      ),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': texts[this.#shown.which] }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange();
      }),
      style,
    ];
  }

  #save(): true {
    this.#options.onSave();
    return true;
  }

  async #lint() {
    const { doc } = this.#view.state;
    const findings = await this.#options.check(doc.toString());
    return findings.map((finding) => markOf(doc, finding));
  }
}
