/** Variables that whoever deploys the app sets with `forge variables set`. */
export interface AppVariables {
  /** Makes the pre-filter tokens; 32 random characters or more, encrypted. */
  readonly COUNTERPART_TOKEN_SECRET?: string | undefined;
  /** The value before it, while peers still hold tokens made with that one. */
  readonly COUNTERPART_TOKEN_SECRET_PREVIOUS?: string | undefined;
  /** Points of Jira's quota that one installation may spend in an hour; 3,000 where it is not set. */
  readonly COUNTERPART_POINTS_PER_HOUR?: string | undefined;
}

export const appVariables = (): AppVariables => ({
  COUNTERPART_TOKEN_SECRET: process.env['COUNTERPART_TOKEN_SECRET'],
  COUNTERPART_POINTS_PER_HOUR: process.env['COUNTERPART_POINTS_PER_HOUR'],
  COUNTERPART_TOKEN_SECRET_PREVIOUS: process.env['COUNTERPART_TOKEN_SECRET_PREVIOUS'],
});
