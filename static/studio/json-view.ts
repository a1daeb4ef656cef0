import { javascriptLanguage } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import type { StudioOrder } from '../../src/contract/studio-link.ts';
import { reader } from './reader.ts';

type Json = Extract<StudioOrder, { kind: 'json' }>;

/** A JSON text is one expression of the language: read as a program its braces would be blocks, which fold nothing. */
export const jsonLanguage = javascriptLanguage.configure({ top: 'SingleExpression' });

/** JSON to read: highlighted, and each of its parts folds. */
export const jsonView = ({ title, text }: Json, style: Extension): HTMLElement =>
  reader(title, text, jsonLanguage, style).whole;
