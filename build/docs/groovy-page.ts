import { CALL_RULES } from '../../src/core/groovy/call-rules.ts';
import { HTTP_USES } from '../../src/core/groovy/http-uses.ts';
import { MEMBER_RULES, ON_FIELD_VALUE } from '../../src/core/groovy/member-rules.ts';
import { LONGEST_GROOVY, translateGroovy } from '../../src/core/groovy/translate-groovy.ts';

const EXAMPLE = `// Status by name, else as it came
def statusMap = ["Open": "New", "To Do": "Backlog"]
issue.setStatus(statusMap[replica.status.name] ?: replica.status.name)
issue.labels = replica.labels.collect { it.label.toLowerCase() }.unique()
httpClient.post("/rest/api/3/issue/\${issue.key}/comment", "{}")`;

const TAKEN: readonly (readonly [string, string])[] = [
  [
    'Names',
    '`def`, types, `final`, names without a declaration, functions with defaults, closures with `it` or names',
  ],
  ['Texts', "`'…'`, `\"… ${value} …\"`, `'''…'''`, `/…/`; a text takes null as `null` and lists as `[a, b]`"],
  [
    'Truth',
    'an empty text, list or map, 0 and null are false; `==` compares what lists and maps hold; null is equal to nothing',
  ],
  [
    'Null',
    '`?.` and `?:`; a `.` behind a null stops the script, as in Groovy; null is walked as an empty list',
  ],
  [
    'Lists',
    '`+`, `-`, `+=`, `<<`, `in`, ranges, `*.`, a property of a list; `each`, `collect`, `find`, `findAll`, `any`, `every`, `sort`, `unique`, `join`, `inject`, `sum`, `min`, `max`, `count`, `first`, `last`, `take`, `drop`, `flatten`, `reverse`',
  ],
  [
    'Maps',
    'literals with texts as keys; `map[key]`, `map.key`, `get`, `put`, `containsKey`, `each`, `find`, `findAll`, `collect`, `keySet`, `values`, `<<`',
  ],
  [
    'Functions of texts',
    '`replace`, `replaceAll`, `split`, `tokenize`, `contains`, `startsWith`, `substring`, `trim`, `toUpperCase`, `equalsIgnoreCase`, `padLeft`, `toInteger` and their like',
  ],
  [
    'Patterns',
    '`==~`, `=~` as a condition, `(text =~ /…/)[0]` and `[0][1]`; what Java and JavaScript read alike',
  ],
  [
    'Flow',
    '`if`, `for`, `while`, `switch` over texts and numbers, `try`, `throw`, `return` anywhere, `assert`',
  ],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ['classes, enums, interfaces, annotations', 'write functions'],
  [
    '`SimpleDateFormat`, `Date.format`, days added to a time',
    '`nodeHelper.formatDate(time, "yyyy-MM-dd")`; times are milliseconds, days are texts',
  ],
  ['`JsonSlurper`, other classes of Java and Groovy', 'nothing is to be parsed: helpers give values'],
  [
    'imports that are not known',
    'leave them out; those of Groovy, Java and the helpers are left out by themselves, with a note',
  ],
  ['`=` in a condition', '`==`'],
  ['a custom field by `issue."Name"`', '`issue.customFields."Name".value`'],
  ['sets', 'a list, and `unique()`'],
  ['keys of maps that are numbers', 'texts'],
  ['a `catch` of one kind of error', '`catch (Exception e)`'],
  ['several names declared at once, labels, `do … while`', 'a line for each; `while`'],
];

/** docs/groovy.md: which Groovy becomes a script of the app, and what to write in place of the rest. */
export function groovyPage(): string {
  return [
    '# Groovy scripts',
    '',
    'Made from `src/core/groovy` by `npm run docs`.',
    '',
    ...introduction(),
    '## What is taken over',
    '',
    ...table(['part', 'what'], TAKEN),
    '## What is refused',
    '',
    ...table(['what', 'in its place'], REFUSED),
    '## Fields that have another name or are not there',
    '',
    ...table(['of', 'field', 'here'], fieldRows()),
    '## Functions that have another name or are not there',
    '',
    ...table(['function', 'here'], callRows()),
    '## In place of httpClient',
    '',
    'A script reaches no address. What `httpClient` was used for has its place:',
    '',
    ...table(
      ['used for', 'in its place'],
      HTTP_USES.map(({ use, instead }) => [use, instead] as const),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line), ''];
}

function introduction(): string[] {
  const { script, notes, refusals } = translateGroovy(EXAMPLE, 'incoming');
  return [
    `Scripts that were written in Groovy for the market leader can be put in as they are, up to ${LONGEST_GROOVY.toLocaleString('en')} characters. They are translated once into the JavaScript of [scripts](scripting.md); from then on the JavaScript is what is edited and run. Each line comes out where it stood, with its remarks.`,
    '',
    '- A **note** says what was changed, or what to look at, with its line.',
    '- What is not surely right is **refused**, with its line and column, the reason, and what to write in its place. In the script it stands as a remark, with a `fail(…)` below it: a script with refused lines can never run past them unseen.',
    '- Where JavaScript does otherwise than Groovy, a small function stands below the script: `equal`, `truthy`, `textOf` and the like.',
    '- A translated script must pass a test run before it is published.',
    '- A field that did not cross is left as it is. In Groovy its null would have cleared the field here.',
    '',
    '```groovy',
    EXAMPLE,
    '```',
    '',
    'becomes',
    '',
    '```js',
    (script.split('\n// What Groovy')[0] ?? '').trimEnd(),
    '```',
    '',
    ...[
      ...refusals.map((one) => `- Line ${one.line}, refused: ${one.reason}; ${one.instead}.`),
      ...notes.map((one) => `- Line ${one.line}: ${one.text}`),
    ],
    '',
  ];
}

function fieldRows(): string[][] {
  const shapes = [...Object.entries(MEMBER_RULES), ['value of a custom field', ON_FIELD_VALUE] as const];
  return shapes.flatMap(([shape, rules]) =>
    Object.entries(rules).map(([name, rule]) => {
      if ('to' in rule) return [shape, code(name), code(rule.to.join('.'))];
      return [shape, code(name), 'same' in rule ? rule.says : `refused: ${rule.refuse}; ${rule.instead}`];
    }),
  );
}

function callRows(): string[][] {
  return Object.entries(CALL_RULES).flatMap(([helper, rules]) =>
    Object.entries(rules).flatMap(([name, rule]) => {
      if ('refuse' in rule) return [[code(`${helper}.${name}`), `refused: ${rule.refuse}; ${rule.instead}`]];
      return rule.to === '' ? [] : [[code(`${helper}.${name}`), code(`${helper}.${rule.to}`)]];
    }),
  );
}
