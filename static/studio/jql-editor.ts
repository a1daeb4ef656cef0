import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { fieldList } from '../../src/contract/fields.ts';
import type { Failure } from '../../src/contract/operation.ts';
import { triggerPreview } from '../../src/contract/triggers.ts';
import { jqlLanguage } from './jql-language.ts';
import { type JqlSite, offerInJql } from './jql-words.ts';
import { offsetOf } from './marks.ts';
import { askApp } from './page-link.ts';
import { holder, pane } from './pane.ts';
import type { StudioTexts } from './studio-texts.ts';

interface JqlEditorOptions {
  readonly connection: string;
  readonly text: string;
  readonly texts: StudioTexts;
  readonly style: Extension;
  readonly onChange: (text: string) => void;
  /** How many work items the query finds, or what is wrong with it. */
  readonly onSays: (said: string) => void;
}

/** Seconds of rest after which a query is tried: each try is three questions to Jira. */
const REST = 0.8;

/** The editor of a query: completion from the site, the place of what is wrong, and how many work items match. */
export class JqlEditor {
  readonly whole: HTMLElement;
  readonly connection: string;
  readonly #options: JqlEditorOptions;
  readonly #view: EditorView;
  #site: JqlSite = { fields: [], types: [], statuses: [], levels: [], spaces: [] };
  /** The page has brought the text, which need not be told to it. */
  #isBrought = false;

  constructor(options: JqlEditorOptions) {
    this.#options = options;
    this.connection = options.connection;
    const place = pane(options.texts.jql);
    this.whole = place.whole;
    const state = EditorState.create({ doc: options.text, extensions: this.#extensions() });
    this.#view = new EditorView({ state, parent: holder(place.root), root: place.root });
    void this.#learn();
  }

  show(text: string): void {
    const { length } = this.#view.state.doc;
    if (this.#view.state.doc.toString() === text) return;
    this.#isBrought = true;
    this.#view.dispatch({ changes: { from: 0, to: length, insert: text } });
    this.#isBrought = false;
  }

  #extensions(): Extension {
    const { texts, style, onChange } = this.#options;
    return [
      basicSetup,
      jqlLanguage,
      autocompletion({ icons: false, override: [(context) => this.#complete(context)] }),
      linter(() => this.#try(), { delay: REST * 1000 }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': texts.jql }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#isBrought) onChange(update.state.doc.toString());
      }),
      style,
    ];
  }

  #complete({ state, pos, explicit }: CompletionContext): CompletionResult | null {
    const { typed, words } = offerInJql(state.sliceDoc(0, pos), this.#site);
    if (words.length === 0 || (typed === 0 && !explicit && !/[\s(=~<>,]$/.test(state.sliceDoc(0, pos))))
      return null;
    const isQuoted = state.sliceDoc(pos - typed, pos - typed + 1) === '"';
    return {
      from: pos - typed,
      options: words.map(({ label, apply, type, detail }) => ({
        // A quote that was opened is a part of what is typed, by which the words are chosen.
        label: isQuoted ? `"${label}"` : label,
        displayLabel: label,
        apply: isQuoted && !apply.startsWith('"') ? `"${apply}"` : apply,
        type,
        detail,
      })),
      filter: true,
    };
  }

  /** Without the site's names the editor still knows those of the language. */
  async #learn(): Promise<void> {
    const outcome = await askApp(fieldList, { connection: this.connection, fresh: false });
    if (outcome.ok) this.#site = outcome.data;
  }

  async #try(): Promise<Diagnostic[]> {
    const { texts, onSays } = this.#options;
    const jql = this.#view.state.doc.toString();
    if (jql.trim() === '') {
      onSays('');
      return [];
    }
    onSays(texts.counting);
    const outcome = await askApp(triggerPreview, { connection: this.connection, jql });
    // Meanwhile another text stands here, which is tried by itself.
    if (this.#view.state.doc.toString() !== jql) return [];
    onSays(outcome.ok ? texts.found(outcome.data.count) : outcome.error.message);
    return outcome.ok ? [] : [this.#markOf(outcome.error)];
  }

  #markOf({ message, at }: Failure): Diagnostic {
    const { doc } = this.#view.state;
    const from = at === undefined ? placeOf(message, doc.toString()) : offsetOf(doc, at.line, at.column);
    const word = /^(?:"[^"]*"?|[^\s"()]+)/.exec(doc.sliceString(from))?.[0] ?? '';
    const start = word === '' ? Math.max(0, from - 1) : from;
    return { from: start, to: from + word.length, severity: 'error', message };
  }
}

/** Where the name stands that Jira quotes in what it says; the beginning where it names none. */
function placeOf(message: string, text: string): number {
  for (const [, name = ''] of message.matchAll(/['"]([^'"]+)['"]/g)) {
    const at = text.toLowerCase().indexOf(name.toLowerCase());
    if (at >= 0) return text[at - 1] === '"' ? at - 1 : at;
  }
  return 0;
}
