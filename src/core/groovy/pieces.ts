/**
 * Functions that are put below a translated script where JavaScript does otherwise than Groovy. Each is there only
 * if the script needs it.
 */
interface Piece {
  readonly needs: readonly string[];
  readonly text: string;
}

const plainOf = `function plainOf(value) {
  return value instanceof String || value instanceof Date ? value.valueOf() : (value ?? null);
}`;

const truthy = `function truthy(value) {
  if (value instanceof String || Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === "object" && !(value instanceof Date)) return Object.keys(value).length > 0;
  return Boolean(value);
}`;

const either = `function either(value, other) {
  return truthy(value) ? value : other();
}`;

const equal = `function equal(one, other) {
  const a = plainOf(one), b = plainOf(other);
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}`;

const textOf = `function textOf(value) {
  const it = plainOf(value);
  if (Array.isArray(it)) return "[" + it.map(textOf).join(", ") + "]";
  if (it === null || typeof it !== "object") return String(it);
  return "[" + (Object.keys(it).map((key) => key + ":" + textOf(it[key])).join(", ") || ":") + "]";
}`;

const asText = `function asText(value) {
  return value == null ? null : textOf(value);
}`;

const plus = `function plus(one, other) {
  if (Array.isArray(one)) return one.concat(other);
  const a = plainOf(one), b = plainOf(other);
  if (typeof a === "string" || typeof b === "string") return textOf(a) + textOf(b);
  if (typeof a === "number" && typeof b === "number") return a + b;
  throw new Error("Cannot add " + textOf(b) + " to " + textOf(a));
}`;

const minus = `function minus(one, other) {
  if (Array.isArray(one)) {
    const gone = Array.isArray(other) ? other : [other];
    return one.filter((item) => !gone.some((each) => equal(each, item)));
  }
  const a = plainOf(one), b = plainOf(other);
  if (typeof a === "string") return a.replace(textOf(b), () => "");
  if (typeof a === "number" && typeof b === "number") return a - b;
  throw new Error("Cannot take " + textOf(b) + " from " + textOf(a));
}`;

const numberFrom = `function numberFrom(value) {
  if (typeof value === "number") return value;
  throw new Error(textOf(value) + " is not a number");
}`;

const whole = `function whole(value) {
  const it = plainOf(value);
  if (it === null) return null;
  const found = typeof it === "number" ? Math.trunc(it) : /^\\s*[+-]?\\d+\\s*$/.test(textOf(it)) ? Number(it) : NaN;
  if (Number.isSafeInteger(found)) return found;
  throw new Error(textOf(it) + " is not a whole number");
}`;

const decimal = `function decimal(value) {
  const it = plainOf(value);
  if (it === null || typeof it === "number") return it;
  if (/^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*$/i.test(textOf(it))) return Number(it);
  throw new Error(textOf(it) + " is not a number");
}`;

const compare = `function compare(one, other) {
  const a = plainOf(one), b = plainOf(other);
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a !== typeof b || typeof a === "object") throw new Error("Cannot compare " + textOf(a) + " with " + textOf(b));
  return a < b ? -1 : 1;
}`;

const comparing = `function comparing(by) {
  return (one, other) => compare(by(one), by(other));
}`;

const listFrom = `function listFrom(value) {
  if (value == null) return [];
  if (Array.isArray(value)) return value;
  throw new Error(textOf(value) + " is not a list");
}`;

const entriesOf = `function entriesOf(map) {
  if (Array.isArray(map) || (map != null && typeof map !== "object")) throw new Error(textOf(map) + " is not a map");
  return Object.keys(map ?? {}).map((key) => ({ key, value: map[key] }));
}`;

const itemAt = `function itemAt(value, key) {
  if (value == null) throw new Error("Cannot read [" + textOf(key) + "] of null");
  if (typeof key === "number") {
    if (Array.isArray(value)) return value.at(key) ?? null;
    const char = typeof plainOf(value) === "string" ? plainOf(value).at(key) : undefined;
    if (char !== undefined) return char;
    throw new Error("Nothing is at " + key + " in " + textOf(value));
  }
  if (Array.isArray(value) || typeof value !== "object") throw new Error("Cannot read [" + textOf(key) + "]");
  return Object.hasOwn(value, textOf(key)) ? (value[textOf(key)] ?? null) : null;
}`;

const memberOf = `function memberOf(value, name) {
  if (value == null) throw new Error("Cannot read " + name + " of null");
  if (Array.isArray(value)) return value.filter((item) => item != null).map((item) => memberOf(item, name));
  if (typeof value !== "object") throw new Error(textOf(value) + " has no " + name);
  return value[name] ?? null;
}`;

const memberIfAny = `function memberIfAny(value, name) {
  return value == null ? null : memberOf(value, name);
}`;

const sizeOf = `function sizeOf(value) {
  if (value == null) throw new Error("Cannot count null");
  const it = plainOf(value);
  return typeof it === "object" && !Array.isArray(it) ? Object.keys(it).length : it.length;
}`;

const contains = `function contains(value, wanted) {
  if (Array.isArray(value)) return value.some((item) => equal(item, wanted));
  return plainOf(value).includes(textOf(wanted));
}`;

const isIn = `function isIn(wanted, value) {
  if (Array.isArray(value)) return value.some((item) => equal(item, wanted));
  const it = plainOf(value);
  if (it === null || typeof it !== "object") return equal(wanted, it);
  return Object.hasOwn(it, textOf(wanted));
}`;

const sliceOf = `function sliceOf(value, from, to, open) {
  const all = plainOf(value), count = all.length;
  const first = from < 0 ? count + from : from, end = to < 0 ? count + to : to;
  const last = open ? end : end + 1;
  if (first < 0 || last > count || first > last) throw new Error("Nothing is at " + from + ".." + to);
  return all.slice(first, last);
}`;

const rangeOf = `function rangeOf(from, to) {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}`;

const uniqueIn = `function uniqueIn(list, by = (item) => item) {
  const kept = list.filter((item, index) => list.findIndex((each) => equal(by(each), by(item))) === index);
  list.splice(0, list.length, ...kept);
  return list;
}`;

const splitBy = `function splitBy(value, pattern) {
  const found = value.split(pattern);
  while (found.length > 1 && found.at(-1) === "") found.pop();
  return found;
}`;

const tokensOf = `function tokensOf(value, ends) {
  const found = [""];
  for (const char of value) ends.includes(char) ? found.push("") : found.push(found.pop() + char);
  return found.filter((one) => one !== "");
}`;

const addedSince = `function addedSince(now, before) {
  return (now ?? []).filter((one) => !(before ?? []).some((other) => other.id === one.id));
}`;

const changedSince = `function changedSince(now, before) {
  return (now ?? []).filter((one) => (before ?? []).some((other) => other.id === one.id && !equal(other, one)));
}`;

const mostOf = `function mostOf(list, sign, by = (item) => item) {
  if (list.length === 0) return null;
  return list.reduce((best, item) => (compare(by(item), by(best)) * sign > 0 ? item : best));
}`;

const endOfList = `function endOfList(list, index) {
  if (list.length === 0) throw new Error("The list is empty");
  return list.at(index);
}`;

const PIECES: Readonly<Record<PieceName, Piece>> = {
  plainOf: { needs: [], text: plainOf },
  truthy: { needs: [], text: truthy },
  either: { needs: ['truthy'], text: either },
  equal: { needs: ['plainOf'], text: equal },
  textOf: { needs: ['plainOf'], text: textOf },
  asText: { needs: ['textOf'], text: asText },
  plus: { needs: ['plainOf', 'textOf'], text: plus },
  minus: { needs: ['plainOf', 'textOf', 'equal'], text: minus },
  numberFrom: { needs: ['textOf'], text: numberFrom },
  whole: { needs: ['plainOf', 'textOf'], text: whole },
  decimal: { needs: ['plainOf', 'textOf'], text: decimal },
  compare: { needs: ['plainOf', 'textOf'], text: compare },
  comparing: { needs: ['compare'], text: comparing },
  listFrom: { needs: ['textOf'], text: listFrom },
  entriesOf: { needs: ['textOf'], text: entriesOf },
  itemAt: { needs: ['plainOf', 'textOf'], text: itemAt },
  memberOf: { needs: ['textOf'], text: memberOf },
  memberIfAny: { needs: ['memberOf'], text: memberIfAny },
  sizeOf: { needs: ['plainOf'], text: sizeOf },
  contains: { needs: ['plainOf', 'textOf', 'equal'], text: contains },
  isIn: { needs: ['plainOf', 'textOf', 'equal'], text: isIn },
  sliceOf: { needs: ['plainOf'], text: sliceOf },
  rangeOf: { needs: [], text: rangeOf },
  uniqueIn: { needs: ['equal'], text: uniqueIn },
  splitBy: { needs: [], text: splitBy },
  tokensOf: { needs: [], text: tokensOf },
  addedSince: { needs: [], text: addedSince },
  changedSince: { needs: ['equal'], text: changedSince },
  mostOf: { needs: ['compare'], text: mostOf },
  endOfList: { needs: [], text: endOfList },
};

export type PieceName =
  | 'plainOf'
  | 'truthy'
  | 'either'
  | 'equal'
  | 'textOf'
  | 'asText'
  | 'plus'
  | 'minus'
  | 'numberFrom'
  | 'whole'
  | 'decimal'
  | 'compare'
  | 'comparing'
  | 'listFrom'
  | 'entriesOf'
  | 'itemAt'
  | 'memberOf'
  | 'memberIfAny'
  | 'sizeOf'
  | 'contains'
  | 'isIn'
  | 'sliceOf'
  | 'rangeOf'
  | 'uniqueIn'
  | 'splitBy'
  | 'tokensOf'
  | 'addedSince'
  | 'changedSince'
  | 'mostOf'
  | 'endOfList';

export const pieceNames: readonly string[] = Object.keys(PIECES);

/** The functions that these need, and these themselves, in the order of the table. */
export function piecesText(used: ReadonlySet<string>): string {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    for (const [other, piece] of Object.entries(PIECES)) {
      if (other === name) piece.needs.forEach(add);
    }
  };
  used.forEach(add);
  return Object.entries(PIECES)
    .filter(([name]) => all.has(name))
    .map(([, piece]) => piece.text)
    .join('\n\n');
}
