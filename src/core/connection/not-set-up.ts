import type { Explained } from './explained.ts';

/** The one secret outside the store; without it no peer can be let in. */
export const noTokenSecret: Explained = {
  code: 'not-set-up',
  message: 'The app variable COUNTERPART_TOKEN_SECRET is not set, so no partner can reach this site.',
  next: 'Whoever deployed the app sets it once with "forge variables set --encrypt COUNTERPART_TOKEN_SECRET" and deploys again.',
};
