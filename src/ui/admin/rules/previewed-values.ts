import type { ArrivingValue, TestedIssue } from '../../../contract/test-runs.ts';
import type { Texts } from '../../shared/texts/en.ts';

/** What would leave of one work item: by path the values, and why some stay. */
export type PreviewedValues = Pick<TestedIssue, 'fields' | 'heldBack'>;

/** Characters of a value that a cell of the table holds. */
const MOST = 120;

/** What a line was seen to make of a real work item: what would leave, or what would become of what comes. */
export type Previewed =
  | { readonly side: 'outgoing'; readonly issue: PreviewedValues }
  | { readonly side: 'incoming'; readonly values: readonly ArrivingValue[] };

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
  return said === '' ? words.empty : words.sends(cut(said));
}

/** In words, what came under a name and what the field here would hold; undefined where nothing is known of it. */
export function arrivalText(
  words: Texts['fieldsPart']['preview'],
  values: readonly ArrivingValue[],
  path: string,
): { readonly came: string; readonly becomes: string } | undefined {
  const value = values.find((one) => one.path === path);
  if (value === undefined) return undefined;
  const { from, came, becomes, why = '' } = value;
  return {
    came: came === '' ? words.cameEmpty : words.came[from](cut(came)),
    becomes:
      becomes === undefined
        ? words.leftAlone(why)
        : becomes === ''
          ? words.becomesEmpty
          : words.becomes(cut(becomes)),
  };
}

const cut = (said: string): string => (said.length > MOST ? `${said.slice(0, MOST)}…` : said);
