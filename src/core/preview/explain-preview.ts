import type { PreviewAnswer, PreviewedEffect } from '../protocol/kinds/preview.ts';

type Code = Exclude<PreviewAnswer['code'], 'previewed'> | 'silent';

const HERE = 'What is shown follows from what the partner has acknowledged.';

const WORDS: Readonly<Record<Code, string>> = {
  off: `The partner does not answer test runs. ${HERE}`,
  silent: `The partner could not be asked. ${HERE}`,
  'not-now': `The partner’s Jira did not answer. ${HERE}`,
  'no-such-issue': `The partner does not find the work item that belongs to this one. ${HERE}`,
  'left-scope': 'The partner takes nothing of this work item in: there it is out of scope.',
  'no-project': 'No line of the partner’s routing takes the work item in.',
  unlinked: 'The pair has been ended on the partner’s side.',
  refused:
    'The partner’s side would refuse it: the work item cannot be made there, or the incoming script there stops.',
};

/** Why the partner said nothing of the far side, as a sentence. */
export const explainPreview = (code: Code): string => WORDS[code];

const EFFECTS: Readonly<Record<PreviewedEffect, string>> = {
  transition: 'a transition',
  'transition-to': 'a transition to another status',
  'create-version': 'a new version',
  'create-component': 'a new component',
  'create-option': 'a new option',
  'add-comment': 'a comment of its own',
  'sync-back': 'the work item to be sent back',
  unlink: 'the pair to be ended',
  sync: 'another work item to be synced',
  'request-type': 'another request type',
  participants: 'participants',
  organizations: 'organizations',
  watch: 'somebody to watch the work item',
  'remote-link': 'a web link',
  property: 'a property of the work item',
};

/** What the partner's incoming script asks for, as a sentence. */
export const explainEffect = (effect: PreviewedEffect): string =>
  `The partner’s script would ask for ${EFFECTS[effect]}.`;
