import type { ClauseField } from '../clause-field.ts';
import { emptiness, likeness } from '../clause-field.ts';
import { documentText } from '../document-text.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import { storedText } from '../stored-values.ts';
import { compileText, type TextReader } from '../text-clause.ts';

export function textField(
  names: readonly string[],
  label: string,
  read: TextReader,
  sort?: ClauseField['sort'],
): ClauseField {
  return {
    names,
    label,
    kind: 'text',
    operators: [...likeness, ...emptiness],
    resolve: (value) => ({ keys: [value.value] }),
    read: (document, view) => read(document, view).filter((text) => text !== ''),
    compile: compileText(read),
    ...(sort === undefined ? {} : { sort }),
  };
}

const rich =
  (fieldId: string): TextReader =>
  ({ issue }) => [documentText(issue.values[fieldId])];

const comments: TextReader = ({ comments: all, issue }, view) =>
  all.filter((comment) => view.mayReadComment(comment, issue)).map(({ body }) => documentText(body));

const worklogComments: TextReader = ({ worklogs }) => worklogs.map(({ comment }) => documentText(comment));

/** Every custom field that holds prose. */
function customTexts({ issue }: IssueDocument, view: SearchView): readonly string[] {
  const ids = proseFields.get(view) ?? findProse(view);
  proseFields.set(view, ids);
  return ids.map((id) => documentText(issue.values[id]));
}

const proseFields = new WeakMap<SearchView, readonly string[]>();

function findProse(view: SearchView): readonly string[] {
  return view.fields
    .filter(({ custom, schema }) => custom && schema.type === 'string')
    .filter(({ schema }) => /:(?:text(?:field|area)|readonlyfield|url)$/.test(schema.custom ?? ''))
    .map(({ id }) => id);
}

const summary: TextReader = ({ issue }) => [storedText(issue, 'summary') ?? ''];

export const textFields: readonly ClauseField[] = [
  textField(
    ['summary'],
    'summary',
    summary,
    ({ issue }) => storedText(issue, 'summary')?.toLowerCase() ?? null,
  ),
  textField(['description'], 'description', rich('description'), (document) => {
    const text = documentText(document.issue.values.description);
    return text === '' ? null : text.toLowerCase();
  }),
  textField(['environment'], 'environment', rich('environment'), (document) => {
    const text = documentText(document.issue.values.environment);
    return text === '' ? null : text.toLowerCase();
  }),
  { ...textField(['comment'], 'comment', comments), operators: likeness },
  { ...textField(['worklogcomment'], 'worklogComment', worklogComments), operators: likeness },
  {
    ...textField(['text', 'textfields'], 'text', (document, view) => [
      ...summary(document, view),
      ...rich('description')(document, view),
      ...rich('environment')(document, view),
      ...comments(document, view),
      ...customTexts(document, view),
    ]),
    operators: likeness,
  },
];
