/** An element of the page with its class and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

export interface Pane {
  readonly whole: HTMLElement;
  readonly heading: HTMLElement;
  /** Where an editor stands: apart from the document, so that its styles need no `<style>`, which the policy forbids. */
  readonly root: ShadowRoot;
}

/** A place for an editor with its heading. */
export function pane(title: string): Pane {
  const place = element('div', 'place');
  const root = place.attachShadow({ mode: 'open' });
  const heading = element('h2', '', title);
  return { whole: element('section', 'pane', heading, place), heading, root };
}

/** The element inside a pane that holds the editor; as tall as the pane. */
export function holder(root: ShadowRoot): HTMLElement {
  const made = document.createElement('div');
  made.style.height = '100%';
  root.append(made);
  return made;
}
