import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Colours of Atlassian's design, with what they are where the page gave no tokens. */
const token = (name: string, light: string): string => `var(--ds-${name}, ${light})`;

const accents: Readonly<Record<string, string>> = {
  '#708': token('text-accent-purple', '#803fa5'),
  '#219': token('text-accent-orange', '#9e4c00'),
  '#164': token('text-accent-orange', '#9e4c00'),
  '#a11': token('text-accent-green', '#216e4e'),
  '#e40': token('text-accent-lime', '#4c6b1f'),
  '#00f': token('text-accent-blue', '#1558bc'),
  '#30a': token('text', '#292a2e'),
  '#00c': token('text-accent-teal', '#206a83'),
  '#940': token('text-subtlest', '#6b6e76'),
  '#f00': token('text-danger', '#ae2e24'),
};

/** The editor's own highlighting, with Atlassian's colours in place of its own, which are for a light page alone. */
const words = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) =>
    typeof spec['color'] === 'string'
      ? { ...spec, color: accents[spec['color']] ?? token('text', '#292a2e') }
      : spec,
  ),
);

/** How an editor looks. The tokens are light or dark by themselves; `dark` tells the editor's own parts. */
export function look(dark: boolean): Extension {
  return [
    EditorView.theme(
      {
        '&': {
          height: '100%',
          backgroundColor: token('background-input', '#fff'),
          color: token('text', '#292a2e'),
          fontSize: '13px',
        },
        '&.cm-focused': { outline: 'none' },
        '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', lineHeight: '20px' },
        '.cm-gutters': {
          backgroundColor: token('surface-sunken', '#f8f8f8'),
          color: token('text-subtlest', '#6b6e76'),
          borderRight: `1px solid ${token('border', '#dcdfe4')}`,
        },
        '.cm-activeLine, .cm-activeLineGutter': {
          backgroundColor: token('background-neutral-subtle-hovered', '#0b120e14'),
        },
        '.cm-cursor': { borderLeftColor: token('text', '#292a2e') },
        '.cm-tooltip, .cm-panels': {
          backgroundColor: token('surface-overlay', '#fff'),
          color: token('text', '#292a2e'),
          border: `1px solid ${token('border', '#dcdfe4')}`,
        },
        '.cm-tooltip-autocomplete ul li[aria-selected]': {
          backgroundColor: token('background-selected-bold', '#1868db'),
          color: token('text-inverse', '#fff'),
        },
        '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
        '.cm-completionDetail': { color: token('text-subtlest', '#6b6e76'), fontStyle: 'normal' },
        '.cm-diagnostic': { fontFamily: 'system-ui, sans-serif', maxWidth: '480px' },
        '.cm-hover-type': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
        '.cm-hover': { padding: '6px 8px', maxWidth: '480px' },
        '.cm-foldPlaceholder': {
          backgroundColor: token('background-neutral', '#0515240f'),
          borderColor: token('border', '#dcdfe4'),
          color: token('text-subtle', '#505258'),
        },
        '.cm-collapsedLines': {
          background: token('background-neutral', '#0515240f'),
          color: token('text-subtle', '#505258'),
        },
        '&.cm-merge-a .cm-changedLine': { backgroundColor: token('background-danger', '#ffeceb') },
        '&.cm-merge-b .cm-changedLine': { backgroundColor: token('background-success', '#efffd6') },
        '&.cm-merge-a .cm-changedText': { background: token('background-danger-hovered', '#ffd5d2') },
        '&.cm-merge-b .cm-changedText': { background: token('background-success-hovered', '#d3f1a7') },
      },
      { dark },
    ),
    syntaxHighlighting(words),
  ];
}
