import { explainCode } from '../fields/explain-code.ts';
import { readField } from '../fields/fields.ts';
import { valueText } from '../fields/value-text.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { overlaid, type Runnable } from '../rules/command.ts';
import type { CompiledRules, Rule } from '../rules/compile-version.ts';
import { holds } from '../rules/condition.ts';
import { type IncomingPlace, runIncoming } from '../rules/run-incoming.ts';
import { type ArrivingValue, MOST_SHOWN } from './arriving-value.ts';

export interface Arriving {
  /** What the peer is known to have said, and what stands in for the rest. */
  readonly replica: ReplicaFields;
  readonly here: ReplicaFields;
  readonly place: IncomingPlace;
  /** Names of accounts that may stand in fields of people, by id. */
  readonly nameOf: (accountId: string) => string | undefined;
}

/** Line by line, what the incoming rules would make of a real issue's values. */
export function arrivingValues(rules: CompiledRules, key: string, arriving: Arriving): ArrivingValue[] {
  return rules.incoming.flatMap((rule) => {
    const known = ofPath(arriving.replica, rule.path);
    const from = Object.keys(known).length > 0 ? ('replica' as const) : ('here' as const);
    const values = from === 'replica' ? known : ofPath(arriving.here, rule.path);
    if (Object.keys(values).length === 0 && rule.constant === undefined) return [];
    return [
      { path: rule.path, from, came: wordsOf(values), ...resultOf(rules, key, rule, values, arriving) },
    ];
  });
}

/** The values of one name: itself, or the members of the set. */
const ofPath = (fields: ReplicaFields, path: string): ReplicaFields =>
  Object.fromEntries(Object.entries(fields).filter(([one]) => splitPath(one).name === path));

function resultOf(
  rules: CompiledRules,
  key: string,
  rule: Rule,
  values: ReplicaFields,
  { place, nameOf }: Arriving,
): Pick<ArrivingValue, 'becomes' | 'why'> {
  if (rule.on === 'create' && place.moment === 'always')
    return { why: 'it is set when the work item is made' };
  if (!holds(rule, place.fields)) return { why: 'the condition of the line does not hold' };
  const own = { ...rules, incoming: [rule] };
  const commands = Object.values(runIncoming(own, key, values, place));
  const refused = commands.find((one) => !one.ok);
  if (refused && !refused.ok) return { why: explainCode(refused.code).why };
  const runnable = commands.filter((one): one is Runnable => one.ok);
  if (runnable.length === 0) return { why: 'the line leaves it as it is' };
  const raw = overlaid(place.fields, runnable)[rule.field];
  const read = readField(rule.kind, raw, {
    asPeerMayKnow: (id, { name }) => ({ name: name === '' ? (nameOf(id) ?? id) : name, ref: '' }),
  });
  return { becomes: read === undefined ? '' : said(read) };
}

function wordsOf(values: ReplicaFields): string {
  const words = Object.entries(values).flatMap(([path, value]) => {
    if (value.kind === 'unreadable') return [];
    if (value.kind !== 'member') return [said(value)];
    return value.value === null ? [] : [splitPath(path).member ?? ''];
  });
  return cut(words.filter((word) => word !== '').join(', '));
}

const said = (value: ReplicaValue): string => cut(valueText(value) ?? '');

const cut = (words: string): string => (words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}…` : words);
