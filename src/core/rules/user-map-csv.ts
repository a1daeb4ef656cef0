import { type Attempt, done, failed } from '../connection/explained.ts';

/** One line of a user map as a table holds it: an account id or an e-mail address here, and who it is there. */
export interface MapLine {
  /** From 1, as the table numbers its lines. */
  readonly line: number;
  readonly here: string;
  readonly there: string;
}

const HEADER = ['here', 'there'] as const;
const LONGEST = { here: 320, there: 320 };
const MOST_LINES = 2000;

/** Comma-separated values by RFC 4180; what a spreadsheet would run as a formula begins with an apostrophe. */
export const userMapCsv = (map: readonly { readonly here: string; readonly there: string }[]): string =>
  [HEADER, ...map.map(({ here, there }) => [here, there])]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');

function cell(text: string): string {
  const safe = /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The lines of such a table; a header and empty lines are left out, semicolons and tabs are taken for commas where the
 * first line has them. Refused with the number of the line that is wrong; nothing of the others counts then.
 */
export function readUserMapCsv(text: string): Attempt<readonly MapLine[]> {
  const rows = cellsOf(text);
  if (!rows.ok) return rows;
  const lines: MapLine[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows.value) {
    const [here = '', there = '', ...more] = cells.map(plain);
    if (cells.every((one) => one.trim() === '')) continue;
    if (lines.length === 0 && here.toLowerCase() === HEADER[0] && there.toLowerCase() === HEADER[1]) continue;
    if (more.some((one) => one !== '')) return wrong(line, `it has ${cells.length} values and not two`);
    if (here === '') return wrong(line, 'it names nobody here');
    if (there === '') return wrong(line, 'it names nobody at the partner');
    if (here.length > LONGEST.here || there.length > LONGEST.there)
      return wrong(line, 'a value is longer than 320 characters');
    const twice = seen.get(there.toLowerCase());
    if (twice !== undefined) return wrong(line, `${JSON.stringify(there)} stands in line ${twice} already`);
    seen.set(there.toLowerCase(), line);
    lines.push({ line, here, there });
    if (lines.length > MOST_LINES) return wrong(line, `a user map has ${MOST_LINES} lines at most`);
  }
  return done(lines);
}

/** Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
const plain = (text: string): string => text.trim().replace(/^'(?=[=+\-@\t\r'])/, '');

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function cellsOf(text: string): Attempt<readonly Row[]> {
  const all = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(all);
  const rows: Row[] = [];
  let cells: string[] = [];
  let now = '';
  let begun = 1;
  let line = 1;
  let quoted = false;
  const endRow = () => {
    rows.push({ line: begun, cells: [...cells, now] });
    cells = [];
    now = '';
  };
  for (let at = 0; at < all.length; at += 1) {
    const sign = all[at];
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') now += sign;
      else if (all[at + 1] === '"') {
        now += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && now.trim() === '') {
      now = '';
      quoted = true;
    } else if (sign === separator) {
      cells.push(now);
      now = '';
    } else if (sign === '\n') {
      endRow();
      begun = line;
    } else if (sign !== '\r') now += sign;
  }
  if (quoted) return wrong(begun, 'a quotation mark is not closed');
  endRow();
  return done(rows);
}

function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  if (first.includes(',')) return ',';
  return first.includes(';') ? ';' : first.includes('\t') ? '\t' : ',';
}

const wrong = (line: number, why: string): Attempt<never> =>
  failed({
    code: 'csv-line',
    field: `line.${line}`,
    message: `Line ${line} of the table cannot be used: ${why}.`,
    next: 'Correct the line and read the whole table again; nothing of it was taken.',
  });
