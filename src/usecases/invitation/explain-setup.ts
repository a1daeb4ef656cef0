import type { Explained } from '../../core/connection/explained.ts';

export const projectGone = (project: string): Explained => ({
  code: 'project-not-found',
  field: 'projectId',
  message: `The app cannot see space ${project}: it was deleted, or the app is blocked from it.`,
  next: 'Pick another space, or let the app into this one under Data security policies.',
});

export const noSuchConnection = (connection: string): Explained => ({
  code: 'connection-not-found',
  message: `This site has no connection ${connection}.`,
  next: 'Open the list of connections and choose one of them.',
});

export const peerSilent = (peer: string): Explained => ({
  code: 'peer-unreachable',
  message: `${peer} did not answer in a way that can be trusted.`,
  next: 'Check with your partner that the app is installed and running there and that the clocks of both sites are less than five minutes apart, then try again.',
});

export const changedMeanwhile: Explained = {
  code: 'changed-meanwhile',
  message: 'The connection was changed by somebody else at the same moment.',
  next: 'Load the page again and look at its state.',
};
