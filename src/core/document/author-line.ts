import { type AdfDocument, type AdfNode, paragraph, textNode } from './adf-node.ts';
import { cleanDocument, type Mention } from './clean-document.ts';

/** Who wrote something on the other side, and when (epoch milliseconds). */
export interface Authorship {
  readonly name: string;
  readonly company: string;
  readonly at: number;
  /** It was internal there, and nothing but the line says so here. */
  readonly internal?: boolean;
}

/**
 * Puts a line before what somebody of the other company wrote: an app writes only under its own name, and readers
 * must see who spoke. Without a template it is "Name (Company):" in bold; an empty one leaves the text as it came.
 * In a template `{author}`, `{company}` and `{date}` stand for these, and `{quote}` makes the text a quotation. An
 * internal note that looks like any other comment here is called so first.
 */
export function withAuthorLine(
  document: AdfDocument,
  author: Authorship,
  template: string | undefined,
): AdfDocument {
  const marked = author.internal === true ? [paragraph(textNode(INTERNAL, [{ type: 'em' }]))] : [];
  if (template?.trim() === '')
    return marked.length === 0 ? document : { ...document, content: [...marked, ...document.content] };
  const line = [...marked, ...(template === undefined ? boldLine(author) : lineFrom(template, author))];
  const content = [...line, ...document.content];
  if (!template?.includes('{quote}')) return { ...document, content };
  const quoted = { type: 'blockquote', content: document.content };
  // Whoever the text names has been judged already.
  const asItIs = { mention: (mention: Mention) => mention };
  return cleanDocument({ ...document, content: [...line, quoted] }, asItIs) ?? { ...document, content };
}

const INTERNAL = 'Internal note';

function boldLine({ name, company }: Authorship): readonly AdfNode[] {
  const from = company.trim() === '' ? '' : ` (${company.trim()})`;
  return [paragraph(textNode(`${nameOr(name)}${from}:`, [{ type: 'strong' }]))];
}

function lineFrom(template: string, { name, company, at }: Authorship): readonly AdfNode[] {
  const words: Readonly<Record<string, string>> = {
    author: nameOr(name),
    company: company.trim(),
    date: new Date(at).toISOString().slice(0, 10),
    quote: '',
  };
  const line = template.replace(
    /\{(author|company|date|quote)\}/g,
    (_all, word: string) => words[word] ?? '',
  );
  return line.trim() === '' ? [] : [paragraph(textNode(line.trim()))];
}

const nameOr = (name: string): string => (name.trim() === '' ? 'Someone' : name.trim());
