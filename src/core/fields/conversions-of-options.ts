import { cascadingPath, fromCascadingPath } from './cascading-path.ts';
import { type Conversion, conversion, type Misfit, misfit } from './conversion.ts';

const option = (value: string) => ({ kind: 'option' as const, value });
const options = (value: string[]) => ({ kind: 'options' as const, value });

/** Between one option, several, an option below another, and the other things that have only a name. */
export const betweenOptions: readonly Conversion[] = [
  conversion('option', 'options', 'that one', (name) => [name], options),
  conversion('options', 'option', 'the only one; several do not fit', theOnly, option),
  conversion(
    'option',
    'cascading',
    'the option of that name; Parent / Child names both',
    fromCascadingPath,
    (value) => ({ kind: 'cascading', value }),
  ),
  conversion(
    'cascading',
    'option',
    'its name, as Parent / Child where there is a child',
    cascadingPath,
    option,
  ),
  conversion(
    'options',
    'cascading',
    'the only one; several do not fit',
    (names) => {
      const name = theOnly(names);
      return typeof name === 'string' ? fromCascadingPath(name) : name;
    },
    (value) => ({ kind: 'cascading', value }),
  ),
  conversion(
    'cascading',
    'options',
    'its name, as Parent / Child where there is a child',
    (value) => [cascadingPath(value)],
    options,
  ),
  conversion('issueType', 'option', 'the option of that name', (name) => name, option),
  conversion('issueType', 'options', 'the option of that name', (name) => [name], options),
  conversion(
    'option',
    'issueType',
    'the work type of that name',
    (name) => name,
    (value) => ({
      kind: 'issueType',
      value,
    }),
  ),
  conversion('status', 'option', 'the option of that name', ({ name }) => name, option),
  conversion('status', 'options', 'the option of that name', ({ name }) => [name], options),
  conversion('project', 'option', 'the option named as the key', ({ key }) => key, option),
  conversion('project', 'options', 'the option named as the key', ({ key }) => [key], options),
];

function theOnly(names: readonly string[]): string | Misfit {
  const [name, ...more] = names;
  return name === undefined || more.length > 0 ? misfit('too-many') : name;
}
