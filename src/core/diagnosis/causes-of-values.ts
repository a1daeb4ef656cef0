import { explainCode } from '../fields/explain-code.ts';
import { type ChildCode, type PartialCode, partialCode } from '../protocol/kinds/sync.ts';
import type { CauseText, Place } from './cause.ts';

/** Where a value that was set aside is mended: mostly in the rules, else at the work item. */
const PLACES: Readonly<Record<PartialCode, Place>> = {
  refused: 'issue',
  'no-match': 'rules',
  'too-long': 'issue',
  'not-mapped': 'rules',
  'field-gone': 'rules',
  'wrong-kind': 'rules',
  'out-of-range': 'issue',
  'too-many': 'rules',
  needed: 'issue',
  'no-user': 'rules',
  'off-screen': 'self-check',
  'no-transition': 'rules',
  'needs-field': 'rules',
  'needs-person': 'issue',
  waiting: 'issue',
  looping: 'issue',
  'not-now': 'self-check',
};

const fromCode = (code: PartialCode): readonly [string, CauseText] => {
  const { why, next } = explainCode(code);
  return [`value:${code}`, { cause: `A field was not written: ${why}.`, next, place: PLACES[code] }];
};

/** Why values of the partner's were set aside on this side, by `value:<code>`. */
export const causesOfValues: Readonly<Record<string, CauseText>> = {
  ...Object.fromEntries(partialCode.options.map(fromCode)),
  'value:script': {
    cause: 'The incoming script stopped, or asked for something that could not be done.',
    next: 'Open the script at the line that is named, mend it, and publish. Then press "Sync now".',
    place: 'rules',
  },
};

const CHILDREN: Readonly<Record<ChildCode, CauseText>> = {
  refused: {
    cause: 'A comment, file, worklog or link of the partner’s could not be made here: Jira refused it.',
    next: 'Give the app user Counterpart the permission to add comments, files, work or links here, then press "Sync now".',
    place: 'self-check',
  },
  'too-large': {
    cause: 'A file is larger than what can be carried across.',
    next: 'Share it by a link, or make it smaller. The limits page says how large a file may be.',
    place: 'issue',
  },
  off: {
    cause: 'Comments, files, worklogs or links of this sort are switched off in the partner’s rules.',
    next: 'Ask the partner to switch them on, or leave it so.',
    place: 'rules',
  },
  gone: {
    cause: 'A comment, file, worklog or link was removed before it could cross.',
    next: 'Nothing needs to be done.',
    place: 'issue',
  },
  'no-match': {
    cause: 'A link of the partner’s has a type that this site does not have.',
    next: 'Make a link type of that name, or give it a line among the link types of the rules. Then press "Sync now".',
    place: 'rules',
  },
  'no-twin': {
    cause: 'A link leads to a work item that is not under sync with this partner.',
    next: 'Put the other work item under sync; the link follows by itself.',
    place: 'issue',
  },
  'not-now': {
    cause: 'Jira does not let the app write a comment, file, worklog or link now.',
    next: 'Give the app user Counterpart the missing permission. It is tried again by itself.',
    place: 'self-check',
  },
};

/** Why children did not cross, by `child:<code>`. */
export const causesOfChildren: Readonly<Record<string, CauseText>> = Object.fromEntries(
  Object.entries(CHILDREN).map(([code, text]) => [`child:${code}`, text]),
);
