/**
 * Part of the text that runs in the sandbox before the script: what it reads and writes is noted. JavaScript without
 * backticks. Whatever a hostile script does to it harms the script's own run only: its output is checked outside.
 */
export const preludeTracking = String.raw`
const parse = JSON.parse;
const stringify = JSON.stringify;
const keysOf = Object.keys;
const hasOwn = Object.hasOwn;
const isArray = Array.isArray;
const define = Object.defineProperty;
const MachineError = Error;
const TrackingProxy = Proxy;
const targets = new WeakMap();

function place() {
  const found = /script\.js:(\d+):(\d+)/.exec(String(new MachineError().stack));
  return found ? [Number(found[1]), Number(found[2])] : [];
}

function unwrap(value) {
  const target = typeof value === 'object' && value !== null ? targets.get(value) : undefined;
  return target === undefined ? value : target;
}

// A text with formatting behaves as its plain text and crosses as a whole.
function asRichText(value) {
  const text = new String(value.$text);
  define(text, 'toJSON', { value: () => ({ $adf: value.$adf, $text: value.$text }) });
  return text;
}

function hydrate(value) {
  if (typeof value !== 'object' || value === null) return value;
  return hasOwn(value, '$adf') ? asRichText(value) : value;
}

function hydrateIssue(issue) {
  if (issue === null) return null;
  if (hasOwn(issue, 'description')) issue.description = hydrate(issue.description);
  if (hasOwn(issue, 'environment')) issue.environment = hydrate(issue.environment);
  for (const comment of issue.comments || []) comment.body = hydrate(comment.body);
  for (const work of issue.workLogs || []) work.comment = hydrate(work.comment);
  const fields = issue.customFields || {};
  for (const name of keysOf(fields)) fields[name].value = hydrate(fields[name].value);
  return issue;
}

// One side of a run. Reads are noted by name, one level below customFields and customKeys too.
function tracked(state, side, target, writable) {
  const nested = { customFields: undefined, customKeys: undefined };
  return watch(target, {
    read(name) {
      state.reads.add(side + '.' + name);
      if (!hasOwn(nested, name)) return remembered(state, side + '.' + name, target[name], writable);
      if (target[name] === undefined && writable) target[name] = {};
      if (typeof target[name] !== 'object' || target[name] === null) return target[name];
      nested[name] = nested[name] || inner(state, side + '.' + name, target, name, writable);
      return nested[name];
    },
    all: () => state.reads.add(side + '.*'),
    write(name, value) {
      if (!writable) throw new TypeError(refusal(state, side));
      nested[name] = undefined;
      state.writes[side + '.' + name] = place();
      target[name] = unwrap(value);
    },
  });
}

function inner(state, path, parent, key, writable) {
  const target = parent[key];
  const isFields = key === 'customFields';
  return watch(target, {
    read(name) {
      state.reads.add(path + '.' + name);
      if (!isFields) return remembered(state, path + '.' + name, target[name], writable);
      if (!writable) return target[name];
      return field(state, path + '.' + name, target, name);
    },
    all: () => state.reads.add(path + '.*'),
    write(name, value) {
      if (!writable) throw new TypeError(refusal(state, path));
      state.writes[path + '.' + name] = place();
      const given = unwrap(value);
      target[name] = isFields && !isField(given) ? { value: given } : given;
    },
  });
}

const isField = (value) => value === undefined || (typeof value === 'object' && value !== null && hasOwn(value, 'value'));

// A custom field that may be written, also one that is not there yet.
function field(state, path, fields, name) {
  return watch(fields[name] || { value: undefined }, {
    read: (part) => (fields[name] ? remembered(state, path, fields[name][part], part === 'value') : undefined),
    all: () => state.reads.add(path),
    write(part, value) {
      if (part !== 'value') throw new TypeError('A custom field has a value, and nothing else can be written: ' + String(part));
      state.writes[path] = place();
      fields[name] = { ...fields[name], value: unwrap(value) };
    },
  });
}

function watch(target, { read, all, write }) {
  const proxy = new TrackingProxy(target, {
    get: (_, name) => (typeof name === 'string' ? read(name) : target[name]),
    has(_, name) {
      if (typeof name === 'string') read(name);
      return name in target;
    },
    getOwnPropertyDescriptor(_, name) {
      if (typeof name === 'string') read(name);
      const found = Object.getOwnPropertyDescriptor(target, name);
      return found && { ...found, configurable: true };
    },
    ownKeys(_) {
      all();
      return Reflect_ownKeys(target);
    },
    set(_, name, value) {
      write(name, value);
      return true;
    },
    defineProperty(_, name, { value }) {
      write(name, value);
      return true;
    },
    deleteProperty(_, name) {
      write(name, undefined);
      return true;
    },
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
  targets.set(proxy, target);
  return proxy;
}

const Reflect_ownKeys = Reflect.ownKeys;

// A list or an object that is handed out may be changed in place: its first form tells later whether it was.
function remembered(state, path, value, writable) {
  if (writable && typeof value === 'object' && value !== null && !hasOwn(state.before, path))
    state.before[path] = stringify(value);
  return value;
}

function refusal(state, side) {
  return state.side === 'outgoing'
    ? 'An outgoing script only reads ' + side + '; what leaves is written to replica.'
    : 'An incoming script only reads ' + side + '; what Jira is to be told is written to issue.';
}
`;
