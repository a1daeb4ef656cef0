import { atom, type Code } from './code.ts';
import { Refused } from './place.ts';
import type { Call, Member } from './tree.ts';
import { NUMBER, TEXT } from './value-type.ts';
import { castTo } from './write-cast.ts';
import { numberOf } from './write-operators.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

const CASTS: Readonly<Record<string, string>> = {
  'Integer.parseInt': 'int',
  'Integer.valueOf': 'int',
  'Long.parseLong': 'long',
  'Long.valueOf': 'long',
  'Double.parseDouble': 'double',
  'Double.valueOf': 'double',
  'Float.parseFloat': 'float',
  'Boolean.valueOf': '',
};
const MATH = new Set(['abs', 'min', 'max', 'floor', 'ceil', 'round']);

/** A function of a class of Java that has its like here. */
export function writeStaticCall(w: Writer, node: Call, owner: string, callee: Member): Code {
  const name = `${owner}.${callee.name}`;
  const [first] = node.args;
  const cast = Object.hasOwn(CASTS, name) ? CASTS[name] : undefined;
  if (cast && first !== undefined && node.args.length === 1)
    return castTo(w, cast, w.value(first), first.start);
  if (name === 'String.valueOf' && first !== undefined) return textAt(w, w.value(first), first.start);
  if (owner === 'Math' && MATH.has(callee.name)) {
    const values = node.args.map((one) => numberOf(w, w.value(one)).text);
    return atom(`Math.${callee.name}(${values.join(', ')})`, NUMBER);
  }
  if (name === 'System.currentTimeMillis') {
    w.note(node.start, 'The clock stands still while a script runs.');
    return atom(`${'new Date'}().getTime()`, NUMBER);
  }
  if (name === 'JsonOutput.toJson' && first !== undefined) {
    return atom(`JSON.stringify(${w.value(first).text})`, TEXT);
  }
  throw new Refused(node.start, `${name}(…)`, INSTEAD[owner] ?? 'classes of Java and Groovy are not there');
}

const INSTEAD: Readonly<Record<string, string>> = {
  Date: 'nodeHelper.formatDate(time, "yyyy-MM-dd") writes a time; fields take days and times as they came',
  Calendar: 'times are milliseconds here: add to them',
  LocalDate: 'days are texts as "2026-01-31" here',
  Status: 'workflowHelper.transitionTo(issue, replica.status.name) walks the workflow',
  IssueLinks: 'links in the rules of the connection',
  Epic: 'issue.parent: on Jira Cloud the epic is the parent',
  SubTaskSync: 'issue.parent = nodeHelper.getLocalIssueKeyFromRemoteId(replica.parent?.id)',
  Versions: 'nodeHelper.createVersion(issue, name)',
  Components: 'nodeHelper.createComponent(issue, name)',
  AgileSync: 'issue.customFields["Sprint"].value',
};
