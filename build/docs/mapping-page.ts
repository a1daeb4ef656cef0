import { conversions } from '../../src/core/fields/convert.ts';
import { explainCode } from '../../src/core/fields/explain-code.ts';
import { fieldKinds } from '../../src/core/fields/fields.ts';
import { localKind } from '../../src/core/fields/local-kind.ts';
import { partialCode } from '../../src/core/protocol/kinds/sync.ts';
import { canMake } from '../../src/core/rules/mend-command.ts';

const NEEDS = {
  nothing: '',
  options: 'the value must be known on the other side: value map or policy',
  people: 'user map, equal e-mail address or default',
  project: 'the types of the project',
};

/** docs/mapping.md: kinds of fields, what fits what, and what is said where it does not. */
export function mappingPage(): string {
  return `${[
    '# What can be mapped to what',
    '',
    'Made from `src/core/fields` by `npm run docs`; a test checks every row.',
    'A value crosses in the form that its field has in the replica. The other side turns it into the form of its own field, by the table below. What does not fit is set aside for that field alone and said on the issue: nothing is guessed.',
    '',
    '## Kinds of fields',
    '',
    '| kind | what | in the replica | set | needs | missing values can be made |',
    '|---|---|---|---|---|---|',
    ...localKind.options.flatMap((kind) => {
      const one = fieldKinds[kind];
      if (!one) return [];
      const { called, wire, set, needs, readOnly } = one;
      const cells = [
        `\`${kind}\``,
        readOnly ? `${called}; only leaves` : called,
        `\`${wire}\``,
        set ? 'yes' : '',
        NEEDS[needs],
        canMake(kind) ? 'yes' : '',
      ];
      return [`| ${cells.join(' | ')} |`];
    }),
    '',
    'Sets that are merged cross member by member, so that both sides can add and remove at the same time. Several people cross as one value: a person has another reference on each site.',
    '',
    '## Conversions',
    '',
    'Equal kinds go as they are; nothing stays nothing, where the field may be empty.',
    '',
    '| from | into | how |',
    '|---|---|---|',
    ...conversions.map(({ from, to, says }) => `| \`${from}\` | \`${to}\` | ${says} |`),
    '',
    'A date has no zone and is the same day on every site. A date with time is an instant and is shown in the zone of who looks. Between the two, UTC counts on every site: there and back is where it began.',
    '',
    '## When a value is not written',
    '',
    '| code | why | what to do |',
    '|---|---|---|',
    ...partialCode.options.map((code) => {
      const { why, next } = explainCode(code);
      return `| \`${code}\` | ${why} | ${next} |`;
    }),
  ].join('\n')}\n`;
}
