import type { Side } from './api.ts';
import { isOn } from './declarations.ts';
import { preludeRun } from './prelude-run.ts';
import { preludeText } from './prelude-text.ts';
import { preludeTracking } from './prelude-tracking.ts';
import { languageNames, scriptNames, scriptObjects } from './script-api.ts';

/** Names that a script of this side finds, in the order in which it is given them. */
function namesOf(side: Side): readonly string[] {
  return [
    ...scriptNames.filter((one) => isOn(side, one)).map(({ name }) => name),
    ...scriptObjects.map(({ name }) => name),
  ];
}

/** The text that makes the sandbox ready for a script of this side: an expression that gives the function to call. */
export function preludeOf(side: Side): string {
  const calls = scriptObjects.map(({ name, members }) => [
    name,
    Object.fromEntries(members.filter((one) => isOn(side, one)).map((one) => [one.name, one.by])),
  ]);
  return [
    '(function () {',
    '"use strict";',
    `const API = ${JSON.stringify(Object.fromEntries(calls))};`,
    `const NAMES = ${JSON.stringify(namesOf(side))};`,
    `const LANGUAGE = ${JSON.stringify(languageNames)};`,
    preludeTracking,
    preludeText,
    preludeRun,
    '})()',
  ].join('\n');
}

/** What stands before a script on its first line. */
export function headerOf(side: Side): string {
  return `(function(${namesOf(side).join(',')}){"use strict";`;
}

/** The script as the sandbox is given it: an expression, and every line keeps its number. */
export function wrapped(side: Side, script: string): string {
  return `${headerOf(side)}${script}\n})`;
}
