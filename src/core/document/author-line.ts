import { type AdfDocument, paragraph, textNode } from './adf-node.ts';

/**
 * Puts "Name (Company):" before a comment: an app writes only under its own name, and readers must see who spoke.
 */
export function withAuthorLine(
  document: AdfDocument,
  author: { readonly name: string; readonly company: string },
): AdfDocument {
  const line = paragraph(textNode(authorLine(author), [{ type: 'strong' }]));
  return { ...document, content: [line, ...document.content] };
}

function authorLine(author: { readonly name: string; readonly company: string }): string {
  const name = author.name.trim() === '' ? 'Someone' : author.name.trim();
  return author.company.trim() === '' ? `${name}:` : `${name} (${author.company.trim()}):`;
}
