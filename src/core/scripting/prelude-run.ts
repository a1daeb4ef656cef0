/** Part of the text that runs in the sandbox: what scripts call, and the run itself. JavaScript without backticks. */
export const preludeRun = String.raw`
const MOST_EFFECTS = 200;
const MOST_LOOKUPS = 200;
const MOST_LOGS = 100;

function shown(value) {
  if (typeof value === 'string') return value;
  const text = stringify(unwrap(value));
  return text === undefined ? String(value) : text;
}

// What a look-up or an effect is told: data, with the two sides by name.
function plain(state, value) {
  if (value === undefined) return null;
  const target = unwrap(value);
  if (target === state.issue) return '@issue';
  if (target === state.replica) return '@replica';
  return target;
}

function lookup(state, name, args) {
  const given = args.map((one) => plain(state, one));
  const key = stringify([name, ...given]);
  if (key.length > 2000) throw new RangeError(name + ' was asked with more than 2,000 characters.');
  if (!hasOwn(state.asked, key)) {
    state.asked[key] = true;
    state.count += 1;
    if (state.count > MOST_LOOKUPS) throw new RangeError('A script may look up at most ' + MOST_LOOKUPS + ' things.');
  }
  if (hasOwn(state.answers, key)) return parse(stringify(state.answers[key]));
  state.missed[key] = { name, args: given };
  return null;
}

const BELOW = /^(changelog|transitions|watchers|votes|remotelink|editmeta|properties\/(?!counterpart)[A-Za-z0-9_.-]{1,255})$/i;

function knownPath(path) {
  if (typeof path === 'string' && BELOW.test(path) && !path.includes('..')) return path;
  throw new MachineError('jiraHelper.get cannot read ' + shown(path).slice(0, 80) + '. It reads changelog, transitions, watchers, votes, remotelink, editmeta and properties/<key> of the work item under sync.');
}

function effect(state, name, args) {
  if (state.effects.length >= MOST_EFFECTS) throw new RangeError('A script may ask for at most ' + MOST_EFFECTS + ' things to be done.');
  const given = args.map((one) => plain(state, one));
  state.effects.push({ call: name, args: parse(stringify(given)), place: place() });
  if (name === 'nodeHelper.createVersion' || name === 'nodeHelper.createComponent') return { name: given[1] };
  return name === 'nodeHelper.createOption' ? given[2] : undefined;
}

function merged(state, kind, list, each) {
  const taken = [];
  for (const one of list || []) {
    const copy = { ...one };
    const given = each ? each(copy) : copy;
    if (given === null || given === undefined || given === false) continue;
    taken.push(given === true ? copy : given);
  }
  state.children[kind] = { list: taken, asGiven: each !== undefined };
  state.writes['issue.' + kind] = place();
  return taken;
}

const isPublic = (list) => (list || []).filter((one) => !one.internal);

function insides(state) {
  return {
    'nodeHelper.toMarkdown': (text) => textIn(text, asMarkdown, (plainText) => plainText),
    'nodeHelper.toHtml': (text) => textIn(text, asHtml, (plainText) => escapeHtml(plainText).replace(/\n/g, '<br>')),
    'nodeHelper.toMarkDownFromHtml': (html) => (html === null || html === undefined ? '' : markdownOfHtml(String(html))),
    'nodeHelper.getHtmlField': (issue, field) => {
      const custom = issue.customFields && issue.customFields[field];
      return textIn(custom ? custom.value : issue[field], asHtml, escapeHtml);
    },
    'nodeHelper.stripHtml': (html) => (html === null || html === undefined ? '' : withoutTags(String(html))),
    'nodeHelper.formatDate': formatDate,
    'commentHelper.mergeComments': (_, replica, each) => merged(state, 'comments', replica.comments, each),
    'commentHelper.publicOnly': isPublic,
    'commentHelper.filterLocal': isPublic,
    'attachmentHelper.mergeAttachments': (_, replica, keep) => merged(state, 'attachments', replica.attachments, keep),
    'attachmentHelper.publicOnly': isPublic,
    'workLogHelper.mergeWorkLogs': (_, replica, each) => merged(state, 'workLogs', replica.workLogs, each),
    'syncHelper.getRemoteIssueUrl': () => state.connection.remoteUrl ?? null,
    'syncHelper.getRemoteIssueKey': () => state.connection.remoteKey ?? null,
    'syncHelper.getTrackerUrl': () => state.connection.url ?? '',
    'syncHelper.getRemoteTrackerUrl': () => state.connection.peerUrl ?? '',
    'debug.log': (...values) => {
      if (state.logs.length < MOST_LOGS) state.logs.push({ text: values.map(shown).join(' ').slice(0, 500), place: place() });
    },
    'debug.error': (value) => {
      state.stop = 'debug';
      throw new MachineError(shown(value).slice(0, 2000));
    },
  };
}

function helperObjects(state) {
  const own = insides(state);
  const objects = {};
  for (const name of keysOf(API)) {
    objects[name] = {};
    for (const member of keysOf(API[name])) {
      const call = name + '.' + member;
      const by = API[name][member];
      if (call === 'jiraHelper.get') objects[name][member] = (path) => lookup(state, call, [knownPath(path)]);
      else if (by === 'lookup') objects[name][member] = (...args) => lookup(state, call, args);
      else if (by === 'effect') objects[name][member] = (...args) => effect(state, call, args);
      else objects[name][member] = own[call];
    }
  }
  return objects;
}

function changedIn(state, name) {
  const custom = name in (state.replica.customFields || {}) || name in ((state.previous && state.previous.customFields) || {});
  state.reads.add('replica.' + (custom ? 'customFields.' : '') + name);
  const of = (side) => (side === null ? undefined : custom ? (side.customFields || {})[name] : side[name]);
  return stringify(of(state.replica)) !== stringify(of(state.previous));
}

function start(input) {
  const state = {
    side: input.side,
    issue: hydrateIssue(input.issue),
    replica: hydrateIssue(input.replica),
    previous: hydrateIssue(input.previous),
    connection: input.connection,
    answers: input.answers,
    asked: {},
    count: 0,
    missed: {},
    effects: [],
    logs: [],
    children: {},
    reads: new Set(),
    writes: {},
    before: {},
  };
  const out = input.side === 'outgoing';
  const names = {
    issue: tracked(state, 'issue', state.issue, !out),
    replica: tracked(state, 'replica', state.replica, out),
    previous: state.previous,
    firstSync: input.firstSync,
    changed: (name) => changedIn(state, String(name)),
    connection: input.connection,
    entityType: input.entityType,
    sprint: input.sprint,
    tables: input.tables,
    fail: (text) => {
      state.stop = 'fail';
      throw new MachineError(String(text).slice(0, 2000));
    },
    store: () => undefined,
    ...helperObjects(state),
  };
  return [state, NAMES.map((name) => names[name])];
}

function described(state, error) {
  const own = typeof error === 'object' && error !== null;
  const found = /script\.js:(\d+):(\d+)/.exec(own ? String(error.stack) : '');
  return {
    kind: state.stop || 'error',
    name: own ? String(error.name).slice(0, 100) : 'Error',
    message: String(own && 'message' in error ? error.message : error).slice(0, 2000),
    place: found ? [Number(found[1]), Number(found[2])] : [],
  };
}

// What was written, or changed in place after it was read.
function writesOf(state) {
  const side = state.side === 'outgoing' ? 'replica' : 'issue';
  const target = state[side];
  const out = {};
  for (const path of keysOf(state.before)) {
    if (!path.startsWith(side + '.') || hasOwn(state.writes, path)) continue;
    if (stringify(at(target, path)) !== state.before[path]) state.writes[path] = [];
  }
  for (const path of keysOf(state.writes)) out[path.slice(side.length + 1)] = { value: at(target, path), place: state.writes[path] };
  return out;
}

function at(target, path) {
  const [, name, ...rest] = path.split('.');
  if (name !== 'customFields' && name !== 'customKeys') return target[name];
  if (rest.length === 0) return target[name];
  const inner = (target[name] || {})[rest.join('.')];
  return name === 'customFields' && inner ? inner.value : inner;
}

function run(text, script) {
  try {
    const [state, args] = start(parse(text));
    let error;
    running = state;
    try {
      script(...args);
    } catch (thrown) {
      error = described(state, thrown);
    }
    const { effects, logs, children, missed } = state;
    const output = stringify({
      error,
      writes: error ? {} : writesOf(state),
      children: error ? {} : children,
      effects: error ? [] : effects,
      logs,
      missed: keysOf(missed).map((key) => ({ key, name: missed[key].name, args: missed[key].args })),
      reads: [...state.reads],
    });
    return output.length > 2000000 ? '{"tooLarge":true}' : output;
  } catch {
    return '{"broken":true}';
  }
}

// A run that throws dice comes to something else the next time.
const { random: dice } = Math;
define(Math, 'random', {
  value() {
    if (running) running.reads.add('random');
    return dice();
  },
});
let running;

// Only names that lint knows are left.
const everything = globalThis;
for (const name of Object.getOwnPropertyNames(everything)) if (!LANGUAGE.includes(name)) delete everything[name];
return run;
`;
