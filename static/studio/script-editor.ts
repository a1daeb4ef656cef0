import { autocompletion, completeFromList } from '@codemirror/autocomplete';
import { indentWithTab } from '@codemirror/commands';
import { javascript, localCompletionSource, snippets } from '@codemirror/lang-javascript';
import { forceLinting, linter, lintGutter } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { ScriptFinding, ScriptSide } from '../../src/contract/scripts.ts';
import { completionFrom } from './complete.ts';
import type { SiteWords } from './known-words.ts';
import { markOf, offsetOf } from './marks.ts';
import { holder, type Pane } from './pane.ts';
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
  readonly #view: EditorView;
  readonly #comparing = new Compartment();
  #shown: Shown = { which: 'outgoing', text: '', before: '', site: { customFields: [], tables: [] } };
  #isComparing = false;

  constructor(options: ScriptEditorOptions) {
    this.#options = options;
    this.#view = new EditorView({ parent: holder(options.pane.root), root: options.pane.root });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#options.pane.heading.textContent = this.#options.texts[shown.which];
    this.#view.setState(EditorState.create({ doc: shown.text, extensions: this.#extensions() }));
    forceLinting(this.#view);
  }

  /** Other names, or another script in force, for the text that is shown already. */
  learn(part: Partial<Pick<Shown, 'site' | 'before'>>): void {
    this.#shown = { ...this.#shown, ...part };
    if (this.#isComparing) this.compare(true);
    forceLinting(this.#view);
  }

  /** Puts another text in; it can be undone. */
  replace(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    this.#view.focus();
  }

  compare(on: boolean): void {
    this.#isComparing = on;
    this.#view.dispatch({ effects: this.#comparing.reconfigure(this.#comparison()) });
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
      this.#comparing.of(this.#comparison()),
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

  /** Deleted lines of the script in force above those that took their place; each can be put back. */
  #comparison(): Extension {
    if (!this.#isComparing) return [];
    return unifiedMergeView({
      original: this.#shown.before,
      mergeControls: (kind, act) => {
        const button = document.createElement('button');
        button.textContent = this.#options.texts.putBack;
        button.hidden = kind === 'accept';
        button.addEventListener('mousedown', act);
        return button;
      },
    });
  }
}
