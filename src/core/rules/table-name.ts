import * as z from 'zod';

/** Name of a table of the site; what scripts write in `tables["name"]`. */
export const tableName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
    'a name begins with a letter and holds letters, digits, - and _ only',
  );
