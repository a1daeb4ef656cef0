import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, readSources, type Source } from './sources.ts';

/** Rooms whose sentences come to a person's eyes; notes become pages for developers, records are no sentences. */
const isRead = ({ path }: Source): boolean =>
  /^src\/(core|usecases|entry|contract)\//.test(path) &&
  !/\.test\.ts$|^src\/core\/(limit-notes|ports|record-notes)/.test(path);

describe('sentences for people', () => {
  it('say "work item" and "space", as the pages and Jira itself do', () => {
    expect(readSources().filter(isRead).flatMap(oldWords)).toEqual([]);
  });
});

function oldWords({ path, text }: Source): string[] {
  const source = parse(path, text);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = saidBy(node);
    // What stands in quotation marks is the name of something: a permission, a status, JQL.
    if (said !== undefined && /\b(issue|project)s?\b/i.test(said.replace(/"[^"]*"/g, '')))
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${said}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of a literal that reads like a sentence, with a dot where it takes a value. */
function saidBy(node: ts.Node): string | undefined {
  const said = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('·')
      : undefined;
  return said !== undefined && /^[A-Z·].* .*[.?]$/s.test(said) ? said : undefined;
}
