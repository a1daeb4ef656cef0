import type { Answer, RestCall } from '../../jira/call.ts';
import { get, type Route } from '../../jira/route.ts';
import { callerOf } from '../access.ts';
import { READ_REQUEST } from '../scopes.ts';
import { invalid } from '../service-error.ts';
import type { Article } from '../service-model.ts';
import { page, serviceSelf } from '../shape/paged.ts';
import { deskIn } from './desks.ts';

export const knowledgeBaseRoutes: readonly Route[] = [
  get(
    '/rest/servicedeskapi/knowledgebase/article',
    (call) => {
      callerOf(call);
      return articles(call, call.state.articles.all());
    },
    READ_REQUEST,
  ),
  get(
    '/rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article',
    (call) => {
      const { project } = deskIn(call);
      return articles(
        call,
        call.state.articles.filter(({ projectIds }) => projectIds.includes(project.id)),
      );
    },
    READ_REQUEST,
  ),
];

/** Articles that hold every word asked for, with the words marked where that is wished. */
function articles(call: RestCall, all: readonly Article[]): Answer {
  const query = call.query.get('query')?.trim() ?? '';
  if (query === '') throw invalid("The parameter 'query' must not be empty.", 'sd.kb.error.query.empty');
  const words = query.toLowerCase().split(/\s+/);
  const found = all.filter(({ title, excerpt }) =>
    words.every((word) => `${title} ${excerpt}`.toLowerCase().includes(word)),
  );
  const marks = call.query.get('highlight') === 'true';
  return page(call, found, (article) => articleDto(call, article, marks ? words : []));
}

function articleDto(call: RestCall, { id, title, excerpt, spaceKey }: Article, words: readonly string[]) {
  return {
    title: marked(title, words),
    excerpt: marked(excerpt, words),
    source: { type: 'confluence', pageId: id, spaceKey },
    content: { iframeSrc: serviceSelf(call, `knowledgebase/article/view/${id}`) },
  };
}

function marked(text: string, words: readonly string[]): string {
  let shown = text;
  for (const word of words) {
    const pattern = new RegExp(word.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'), 'gi');
    shown = shown.replace(pattern, (hit) => `@@@hl@@@${hit}@@@endhl@@@`);
  }
  return shown;
}
