import type { TestedIssue } from '../../../contract/test-runs.ts';
import type { Texts } from '../../shared/texts/en.ts';

/** What would leave of one work item: by path the values, and why some stay. */
export type PreviewedValues = Pick<TestedIssue, 'fields' | 'heldBack'>;

/** Characters of a value that a cell of the table holds. */
const MOST = 120;

/** In words, what would leave under a name; the members of a set, which cross one by one, together. */
export function previewText(
  words: Texts['fieldsPart']['preview'],
  { fields, heldBack }: PreviewedValues,
  path: string,
): string {
  const held = heldBack.find((one) => one.path === path);
  if (held !== undefined) return words.held(held.why);
  const own = fields.filter((field) => field.path === path || field.path.startsWith(`${path}/`));
  const sent = own.flatMap(({ sends }) => (sends === undefined ? [] : [sends]));
  if (sent.length === 0) return words.none;
  const said = sent.filter((value) => value !== '').join(', ');
  return said === '' ? words.empty : words.sends(said.length > MOST ? `${said.slice(0, MOST)}…` : said);
}
