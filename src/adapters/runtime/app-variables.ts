/** Variables that whoever deploys the app sets with `forge variables set`. */
export interface AppVariables {
  /** Makes the pre-filter tokens; 32 random characters or more, encrypted. */
  readonly COUNTERPART_TOKEN_SECRET?: string | undefined;
  /** The value before it, while peers still hold tokens made with that one. */
  readonly COUNTERPART_TOKEN_SECRET_PREVIOUS?: string | undefined;
}

export const appVariables = (): AppVariables => ({
  COUNTERPART_TOKEN_SECRET: process.env['COUNTERPART_TOKEN_SECRET'],
  COUNTERPART_TOKEN_SECRET_PREVIOUS: process.env['COUNTERPART_TOKEN_SECRET_PREVIOUS'],
});
