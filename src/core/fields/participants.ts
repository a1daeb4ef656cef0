import type { FieldKind } from './field-kind.ts';
import { users } from './users.ts';

/**
 * Who takes part in a request. Unlike in other fields of several people, one who is nobody here keeps nobody else
 * from taking part: the known are written, the others are left out. Where all are unknown, the field stays as it is.
 */
export const participants: FieldKind<'users'> = {
  ...users,
  called: 'participants',
  write: (value, target) => users.write(value, { ...target, skipUnknown: true }),
};
