import { vi } from 'vitest';
import { LocalHistory } from '../../host/browser/renderer/wire/local-history.ts';
import { allNodes, nodesOf, type PageNode, textOf } from './page-nodes.ts';

type Answer =
  | { ok: true; data: unknown }
  | { ok: false; error: { code: string; message: string; next?: string; field?: string } };

export interface FakePageOptions {
  /** Imports the page; it draws itself while it loads. */
  readonly load: () => Promise<unknown>;
  /** Operation -> answer to a request. */
  readonly answers: Readonly<Record<string, (request: Record<string, unknown>) => Answer>>;
  readonly locale?: string;
  /** Where a routed page starts. */
  readonly at?: string;
}

export const ok = (data: unknown): Answer => ({ ok: true, data });
export const refused = (error: { code: string; message: string; next?: string; field?: string }): Answer => ({
  ok: false,
  error,
});

/** Milliseconds: only a page that never shows it waits so long. */
const patience = 15_000;

/**
 * `@forge/bridge` takes hold of the bridge when it is first loaded, so all pages of a test file share one, which
 * hands everything to the page that was opened last. Trees of earlier pages are known by their root object.
 */
let current: FakePage | undefined;
const earlierRoots = new WeakSet<object>();

/** A UI Kit page in plain Node: the real `@forge/react` on a bridge that records and answers. */
export class FakePage {
  /** Operation and request of every invoke, in order. */
  readonly asked: { operation: string; request: Record<string, unknown> }[] = [];
  /** Titles of the flags raised. */
  readonly flags: string[] = [];
  readonly places: string[] = [];
  private root: PageNode | undefined;
  private doc: object | undefined;
  private readonly options: FakePageOptions;

  private constructor(options: FakePageOptions) {
    this.options = options;
  }

  static async open(options: FakePageOptions): Promise<FakePage> {
    const page = new FakePage(options);
    if (current?.doc !== undefined) earlierRoots.add(current.doc);
    current = page;
    const callBridge = (command: string, data: unknown) => current?.answer(command, data);
    Object.assign(globalThis, { self: globalThis, __bridge: { callBridge } });
    vi.resetModules();
    await options.load();
    return page;
  }

  text(): string {
    return this.root === undefined ? '' : textOf(this.root);
  }

  async shows(text: string): Promise<void> {
    await this.until(() => this.text().includes(text), `the text "${text}"`);
  }

  async gone(text: string): Promise<void> {
    await this.until(() => !this.text().includes(text), `the end of the text "${text}"`);
  }

  all(type: string): PageNode[] {
    return this.root === undefined ? [] : allNodes(this.root).filter((node) => node.type === type);
  }

  /** Presses the button, link or action that reads exactly so, anywhere or inside a node of type `inside`. */
  async press(label: string, inside = 'Root'): Promise<void> {
    const kinds = ['Button', 'LoadingButton', 'SectionMessageAction', 'Pressable'];
    const found = () =>
      this.all(inside)
        .flatMap(allNodes)
        .find((node) => kinds.includes(node.type) && textOf(node) === label);
    await this.until(() => found() !== undefined, `a button "${label}"`);
    const node = found();
    if (node === undefined || node.props['isDisabled'] === true)
      throw new Error(`"${label}" cannot be pressed.`);
    await this.call(node, node.props['type'] === 'submit' ? this.formAround(node) : node);
  }

  /** Presses the button with this test id, where several read alike. */
  async pressTest(testId: string): Promise<void> {
    const found = () => this.all('Button').find((node) => node.props['testId'] === testId);
    await this.until(() => found() !== undefined, `a button "${testId}"`);
    const node = found();
    if (node === undefined || node.props['isDisabled'] === true)
      throw new Error(`"${testId}" cannot be pressed.`);
    await this.call(node, node);
  }

  /** Hands a value to the input with this test id: an event for fields, the value itself for a Select. */
  async fill(testId: string, value: unknown): Promise<void> {
    const found = () =>
      this.root === undefined
        ? undefined
        : allNodes(this.root).find((node) => node.props['testId'] === testId);
    await this.until(() => found() !== undefined, `an input "${testId}"`);
    const node = found();
    const event = typeof value === 'boolean' ? { target: { checked: value } } : { target: { value } };
    await this.handler(node, 'onChange')(node?.type === 'Select' ? value : event);
  }

  /** Picks a person in the field of this name. */
  async pick(name: string, account: string): Promise<void> {
    const found = () => this.all('UserPicker').find((node) => node.props['name'] === name);
    await this.until(() => found() !== undefined, `a field for people "${name}"`);
    await this.handler(found(), 'onChange')({ id: account, type: 'user', name: account });
  }

  /** Turns the tabs of the page to the part of this name. */
  async turn(label: string): Promise<void> {
    const place = () => {
      for (const tabs of this.all('Tabs')) {
        const own = tabs.children.find(({ type }) => type === 'TabList')?.children ?? [];
        const index = own.findIndex((node) => textOf(node) === label);
        if (index >= 0) return { tabs, index };
      }
      return undefined;
    };
    await this.until(() => place() !== undefined, `a tab "${label}"`);
    const found = place();
    await this.handler(found?.tabs, 'onChange')(found?.index);
  }

  private async call(pressed: PageNode, owner: PageNode): Promise<void> {
    await this.handler(owner, owner === pressed ? 'onClick' : 'onSubmit')();
  }

  private formAround(button: PageNode): PageNode {
    const form = this.all('Form').find((node) => allNodes(node).includes(button));
    if (form === undefined) throw new Error('The submit button stands in no form.');
    return form;
  }

  private handler(node: PageNode | undefined, name: string): (...args: unknown[]) => unknown {
    const handler = node?.props[name];
    if (typeof handler !== 'function') throw new Error(`${node?.type ?? 'nothing'} has no ${name}.`);
    return (...args) => Reflect.apply(handler, undefined, args);
  }

  async until(isSo: () => boolean, what: string): Promise<void> {
    await vi.waitUntil(isSo, { timeout: patience, interval: 5 }).catch(() => {
      throw new Error(`The page does not show ${what}. It shows: ${this.text()}`);
    });
  }

  private async answer(command: string, data: unknown): Promise<unknown> {
    if (command === 'reconcile') this.draw(data);
    if (command === 'getContext') return { locale: this.options.locale ?? 'en-US', extension: {} };
    if (command === 'invoke') return this.invoked(data);
    if (command === 'showFlag') this.flags.push(String(fieldOf(data, 'title')));
    if (command === 'createHistory') return this.history();
    if (command === 'onError') throw new Error(`The page stopped: ${String(fieldOf(data, 'error'))}`);
    return command === 'on' ? { unsubscribe: () => undefined } : true;
  }

  private history(): LocalHistory {
    return new LocalHistory(this.options.at ?? '/', {
      changed: ({ path }) => void this.places.push(path),
      go: () => undefined,
    });
  }

  private draw(data: unknown): void {
    const doc = fieldOf(data, 'forgeDoc');
    if (typeof doc !== 'object' || doc === null || earlierRoots.has(doc)) return;
    const [root] = nodesOf(doc);
    this.doc = doc;
    this.root = root;
  }

  private invoked(data: unknown): Answer {
    const operation = String(fieldOf(data, 'functionKey'));
    const payload = fieldOf(data, 'payload');
    const request = typeof payload === 'object' && payload !== null ? { ...payload } : {};
    this.asked.push({ operation, request });
    const answer = this.options.answers[operation];
    if (answer === undefined) throw new Error(`The test answers no "${operation}".`);
    return answer(request);
  }
}

function fieldOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}
