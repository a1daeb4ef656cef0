import type { Answer, RestCall } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { get, type Route } from '../route.ts';

const COLOURS = ['#0052cc', '#00875a', '#ff991f', '#de350b', '#5243aa', '#00a3bf'];
const SIZES: Readonly<Record<string, number>> = { xsmall: 16, small: 24, medium: 32, large: 48, xlarge: 96 };
const LETTERS: Readonly<Record<string, string>> = { user: 'U', project: 'P', issuetype: 'T', priority: '!' };

/** The picture behind an avatar link: a coloured square with a letter, the same for the same id. */
function avatar(call: RestCall): Answer {
  const letter = LETTERS[call.param('type')];
  const id = call.param('id');
  if (letter === undefined || !/^\d+$/.test(id)) throw notFound(`There is no avatar ${id} of that type.`);
  const size = SIZES[call.query.get('size') ?? 'large'] ?? 48;
  const colour = COLOURS[Number(id) % COLOURS.length] ?? '#0052cc';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48">` +
    `<rect width="48" height="48" rx="6" fill="${colour}"/>` +
    `<text x="24" y="33" font-family="sans-serif" font-size="26" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return {
    status: 200,
    bytes: new TextEncoder().encode(svg),
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
  };
}

export const avatarsRoutes: readonly Route[] = [
  get('/rest/api/3/universal_avatar/view/type/{type}/avatar/{id}', avatar, {
    anonymous: true,
    points: 'flat',
  }),
];
