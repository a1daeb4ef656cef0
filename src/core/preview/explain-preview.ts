import type { PreviewAnswer } from '../protocol/kinds/preview.ts';

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
  refused: 'The partner’s side could not make the work item.',
};

/** Why the partner said nothing of the far side, as a sentence. */
export const explainPreview = (code: Code): string => WORDS[code];
