import { absentCall } from '../../src/core/scripting/abilities.ts';
import type { ApiMember, ApiObject, ApiShape } from '../../src/core/scripting/api.ts';
import { scriptShapes } from '../../src/core/scripting/api-shapes.ts';
import { isShown } from '../../src/core/scripting/declarations.ts';
import { scriptNames, scriptObjects } from '../../src/core/scripting/script-api.ts';

const HOW = {
  lookup: 'look-up',
  effect: 'done after the script',
  inside: '',
};

/** docs/scripting.md: what a script can read, write and call. */
export function scriptingPage(): string {
  return `${[
    '# Scripts',
    '',
    'Made from `src/core/scripting` by `npm run docs`; every example is checked against the declarations by a test.',
    '',
    'Each side has two scripts, and neither sees those of the other. The *outgoing* script says what leaves: it reads `issue` and writes `replica`. What no line writes does not cross. The *incoming* script says how what came lands: it reads `replica` and writes `issue`. A script is plain JavaScript. It runs in a sandbox of its own, from the top to the end, each time: nothing is kept from one run to the next.',
    '',
    '- A **look-up** asks this site. The script need not wait for it: it is called like any function.',
    '- What is **done after the script** is noted with its line and done once the script has ended well. A script that fails has done nothing.',
    '- `new Date()` and `Math.random()` stay the same within one run, so that it can be run again. The zone is UTC.',
    '- There is no `Intl`, `fetch`, `setTimeout`, `async`, `import` or `eval`. Use `nodeHelper.formatDate` for dates.',
    '- `return` at the top ends the script early, and what was written so far counts.',
    '',
    '## Writing them',
    '',
    'On the admin page, in the part Script of the rules of a connection. The editor completes names of this page and custom fields of the site; lint says line and column while one types, as publishing would. A script that is begun with the starter does what the mappings do, and holds lines to uncomment. Scripts in Groovy are translated beside the original (docs/groovy.md): what is not surely right is refused with its line, and the rest was looked through and run on a made-up work item before it is offered. Nothing counts before the draft is published; what was pasted over can be compared with the script in force and put back piece by piece. Tab indents; Escape, then Tab, leaves the editor; Ctrl+S saves in the draft.',
    '',
    '## Names',
    '',
    '| name | type | in | what |',
    '|---|---|---|---|',
    ...scriptNames.map(
      ({ name, type, only, says }) =>
        `| \`${name}\` | \`${cell(type)}\` | ${only ?? 'both'} | ${cell(says)} |`,
    ),
    '',
    ...examplesOf(scriptNames),
    '',
    ...scriptObjects.flatMap(objectLines),
    '## Shapes',
    '',
    ...scriptShapes.flatMap(shapeLines),
  ].join('\n')}`;
}

function objectLines({ name, says, members: all }: ApiObject): string[] {
  const members = all.filter((one) => absentCall(`${name}.${one.name}`) === undefined);
  if (members.length === 0) return [];
  return [
    `## ${name}`,
    '',
    says,
    '',
    '| call | gives | in | how | what |',
    '|---|---|---|---|---|',
    ...members.map((member) => memberLine(member)),
    '',
    ...examplesOf(members),
    '',
  ];
}

function memberLine({ name, takes, gives, only, by, says }: ApiMember): string {
  const cells = [`\`${name}(${cell(takes)})\``, `\`${cell(gives)}\``, only ?? 'both', HOW[by], cell(says)];
  return `| ${cells.join(' | ')} |`;
}

function shapeLines({ name, says, fields }: ApiShape): string[] {
  return [
    `### ${name}`,
    '',
    says,
    '',
    '| field | type | may also be written | what |',
    '|---|---|---|---|',
    ...fields.flatMap((field) => {
      const sides = SIDES.filter((side) => isShown(side, name, field.name));
      if (sides.length === 0) return [];
      const only = sides.length === 1 ? ` In ${sides[0]} scripts.` : '';
      const what = `${field.says}${field.readOnly ? ' Read only.' : ''}${only}`;
      return `| \`${field.name}\` | \`${cell(field.type)}\` | ${field.takes === undefined ? '' : `\`${cell(field.takes)}\``} | ${cell(what)} |`;
    }),
    '',
  ];
}

function examplesOf(all: readonly { readonly example?: string }[]): string[] {
  const found = all.flatMap(({ example }) => (example === undefined ? [] : [example]));
  return found.length === 0 ? [] : ['```js', ...found, '```'];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

const SIDES = ['outgoing', 'incoming'] as const;
