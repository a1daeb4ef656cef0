import { dayOf, noonOf } from './calendar.ts';
import { type Conversion, conversion, misfit } from './conversion.ts';

/** Between one person and several. */
export const betweenPeople: readonly Conversion[] = [
  conversion(
    'user',
    'users',
    'that one',
    (person) => [person],
    (value) => ({ kind: 'users', value }),
  ),
  conversion(
    'users',
    'user',
    'the only one; several do not fit',
    (people) => {
      const [person, ...more] = people;
      return person === undefined || more.length > 0 ? misfit('too-many') : person;
    },
    (value) => ({ kind: 'user', value }),
  ),
];

/** Between a day and an instant: by UTC on every site, so that there and back is where it began. */
export const betweenDates: readonly Conversion[] = [
  conversion('date', 'dateTime', 'noon of that day in UTC', noonOf, (value) => ({ kind: 'dateTime', value })),
  conversion('dateTime', 'date', 'the day that it is then in UTC', dayOf, (value) => ({
    kind: 'date',
    value,
  })),
];
