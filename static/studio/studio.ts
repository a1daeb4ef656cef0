import type { Extension } from '@codemirror/state';
import { type ScriptFinding, scriptCheck, scriptWords } from '../../src/contract/scripts.ts';
import type { StudioOrder } from '../../src/contract/studio-link.ts';
import { besideView } from './beside.ts';
import { JqlEditor } from './jql-editor.ts';
import { jsonLanguage, jsonView } from './json-view.ts';
import type { SiteWords } from './known-words.ts';
import { askApp, type Tell } from './page-link.ts';
import { element, pane } from './pane.ts';
import { ScriptEditor } from './script-editor.ts';
import { differenceView } from './side-by-side.ts';
import type { StudioTexts } from './studio-texts.ts';

type Edit = Extract<StudioOrder, { kind: 'edit' }>;

/** Seconds of rest after which the page is told of another text. */
const REST = 0.25;

/** What stands in the frame: an editor or something to read, and a line below with what is to be said of the text. */
export class Studio {
  readonly #texts: StudioTexts;
  readonly #style: Extension;
  readonly #own = pane('');
  readonly #panes = element('div', 'panes', this.#own.whole);
  readonly #status = element('p', '');
  readonly #foot: HTMLElement;
  readonly #leave = element('p', '');
  readonly #editor: ScriptEditor;
  #query: JqlEditor | undefined;
  #tell: Tell = () => undefined;
  #edited: Edit | undefined;
  #site: SiteWords = { customFields: [], tables: [] };
  #untold: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, texts: StudioTexts, style: Extension) {
    this.#texts = texts;
    this.#style = style;
    this.#status.setAttribute('role', 'status');
    // Whoever presses a button of the page leaves the frame: the page is to know the text before it hears of that.
    window.addEventListener('blur', () => this.#tellNow());
    this.#foot = element('div', 'foot', this.#leave, this.#status);
    place.append(this.#panes, this.#foot);
    this.#editor = new ScriptEditor({
      pane: this.#own,
      texts,
      style,
      onChange: () => this.#tellSoon(),
      onSave: () => this.#tellText('SAVE'),
      check: (text) => this.#check(text),
    });
  }

  /** A page need not hear of each letter. */
  #tellSoon(): void {
    clearTimeout(this.#untold);
    this.#untold = setTimeout(() => this.#tellNow(), REST * 1000);
  }

  #tellNow(): void {
    if (this.#untold !== undefined) this.#tellText('CHANGED');
  }

  #tellText(type: 'CHANGED' | 'TOLD' | 'SAVE'): void {
    clearTimeout(this.#untold);
    this.#untold = undefined;
    if (this.#edited) this.#tell({ type, which: this.#edited.which, text: this.#editor.text });
  }

  /** What becomes of the text is told here from now on. */
  tellTo(tell: Tell): void {
    this.#tell = tell;
  }

  follow(order: StudioOrder): void {
    switch (order.kind) {
      case 'edit':
        this.#edit(order);
        break;
      case 'text':
        this.#showOwn();
        this.#editor.replace(order.text);
        break;
      case 'compare':
        this.#editor.compare(order.on);
        break;
      case 'go':
        this.#showOwn();
        this.#editor.go(order.line, order.column);
        break;
      case 'tell':
        this.#tellText('TOLD');
        break;
      case 'beside':
        this.#read(besideView(order, this.#texts, this.#style));
        break;
      case 'differ':
        this.#read(differenceView(order, jsonLanguage, this.#style));
        break;
      case 'json':
        this.#read(jsonView(order, this.#style));
        break;
      case 'jql':
        this.#ask(order);
    }
  }

  #read(view: HTMLElement): void {
    this.#panes.replaceChildren(view);
    // What it says is about an editor.
    this.#foot.hidden = true;
  }

  #ask({ connection, text }: Extract<StudioOrder, { kind: 'jql' }>): void {
    if (this.#query?.connection === connection) {
      this.#query.show(text);
      return;
    }
    this.#query = new JqlEditor({
      connection,
      text,
      texts: this.#texts,
      style: this.#style,
      onChange: (written) => this.#tell({ type: 'JQL', text: written }),
      onSays: (said) => {
        this.#status.textContent = said;
      },
    });
    this.#panes.replaceChildren(this.#query.whole);
    this.#leave.textContent = this.#texts.jqlLeave;
    this.#foot.hidden = false;
  }

  #showOwn(): void {
    this.#leave.textContent = this.#texts.leave;
    this.#foot.hidden = false;
    if (!this.#own.whole.isConnected) this.#panes.replaceChildren(this.#own.whole);
  }

  #edit(order: Edit): void {
    // What was typed belongs to the script that stood here.
    this.#tellNow();
    const before = this.#edited;
    this.#edited = order;
    this.#showOwn();
    const isSame = before?.which === order.which && this.#editor.text === order.text;
    if (isSame) this.#editor.learn({ site: this.#words(), before: order.before });
    else this.#editor.show({ ...order, site: this.#words() });
    if (before?.connection !== order.connection) void this.#learn(order.connection);
  }

  /** What the site has, and names that the rules have of their own. */
  #words(): SiteWords {
    const { customFields, tables } = this.#site;
    const named = this.#edited?.fields ?? [];
    const others = customFields.filter(({ name }) => !named.some((one) => one.name === name));
    return { customFields: [...named, ...others], tables };
  }

  /** Without the site's names the editor still knows those of the interface and of the rules. */
  async #learn(connection: string): Promise<void> {
    const outcome = await askApp(scriptWords, { connection });
    if (!outcome.ok) return;
    this.#site = { customFields: outcome.data.fields, tables: outcome.data.tables };
    this.#editor.learn({ site: this.#words() });
  }

  async #check(text: string): Promise<readonly ScriptFinding[]> {
    if (this.#edited === undefined) return [];
    const { connection, which, fields } = this.#edited;
    const outcome = await askApp(scriptCheck, { connection, which, text, fields });
    if (!outcome.ok) {
      this.#status.textContent = this.#texts.unchecked(outcome.error.message);
      return [];
    }
    const { findings } = outcome.data;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    this.#status.textContent =
      findings.length === 0 ? this.#texts.sound : this.#texts.count(errors, findings.length - errors);
    this.#tell({ type: 'CHECKED', findings });
    return findings;
  }
}
