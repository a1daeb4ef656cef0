import type { ClauseField } from '../jql/clause-field.ts';
import type { SearchView } from '../jql/search-view.ts';

interface Suggestion {
  /** What is written into the query. */
  readonly value: string;
  /** What is shown. */
  readonly name: string;
}

const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`);
const named = ({ name }: { readonly name: string }): Suggestion => ({ value: quoted(name), name });

/** What can stand on the right of a field, for kinds of which the site knows all values. */
export function suggestValues(field: ClauseField, view: SearchView): readonly Suggestion[] {
  const visible = <T extends { projectId: string }>(list: readonly T[]) =>
    list.filter(({ projectId }) => view.projects.some(({ id }) => id === projectId));
  switch (field.kind) {
    case 'project':
      return view.projects.map(({ key, name }) => ({ value: quoted(name), name: `${name} (${key})` }));
    case 'user':
      return view.users
        .filter(({ active }) => active)
        .map(({ accountId, displayName }) => ({ value: quoted(accountId), name: displayName }));
    case 'group':
      return view.groups.map(named);
    case 'category':
      return [...view.categories.values()].map(named);
    case 'issuetype':
      return view.issueTypes.map(named);
    case 'status':
      return view.statuses.map(named);
    case 'statusCategory':
      return ['To Do', 'In Progress', 'Done'].map((name) => named({ name }));
    case 'priority':
      return view.priorities.map(named);
    case 'resolution':
      return [{ name: 'Unresolved' }, ...view.resolutions].map(named);
    case 'version':
      return unique(visible(view.versions).map(named));
    case 'component':
      return unique(visible(view.components).map(named));
    case 'sprint':
      return view.sprints.map(({ id, name }) => ({ value: id, name }));
    case 'label':
      return labels(field, view);
    case 'option':
      return options(field, view);
    default:
      return [];
  }
}

function labels(field: ClauseField, view: SearchView): readonly Suggestion[] {
  const words = [...view.documents()].flatMap((document) => field.read(document, view)).map(String);
  return unique(words.sort().map((name) => named({ name })));
}

function options(field: ClauseField, view: SearchView): readonly Suggestion[] {
  const definition = view.fields.find(({ schema }) => schema.customId === field.customId);
  return (definition?.options ?? [])
    .flatMap((option) => [option, ...option.children])
    .map(({ value }) => named({ name: value }));
}

function unique(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return [...new Map(suggestions.map((entry) => [entry.value, entry])).values()];
}
