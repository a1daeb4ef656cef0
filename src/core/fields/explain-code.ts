import type { PartialCode } from '../protocol/kinds/sync.ts';

/** Why a value was not written, as the end of "the field was not written: …", and what to do about it. */
export interface CodeInWords {
  readonly why: string;
  readonly next: string;
}

const WORDS: Readonly<Record<PartialCode, CodeInWords>> = {
  refused: {
    why: 'Jira refused the value',
    next: 'Look at the field in Jira: what it takes there may have changed.',
  },
  'no-match': {
    why: 'there is no such value here',
    next: 'Add the value to the field, give it a line in the value map, or let missing values be made.',
  },
  'too-long': {
    why: 'the value is longer than Jira takes',
    next: 'Shorten it on the side where it was written.',
  },
  'not-mapped': {
    why: 'no rule takes it in',
    next: 'Add a mapping that brings it in, or ask the partner not to send it.',
  },
  'field-gone': {
    why: 'the work item has no such field any more',
    next: 'Add the field to the work type again, or change the mapping.',
  },
  'wrong-kind': {
    why: 'the value does not fit the kind of the field',
    next: 'Correct the value where it was written, or map a field of another kind; docs/mapping.md says what fits.',
  },
  'out-of-range': {
    why: 'the number or the date is beyond what Jira keeps',
    next: 'Correct it on the side where it was written.',
  },
  'too-many': {
    why: 'there are several values and the field takes one',
    next: 'Map a field that takes several, or leave one value.',
  },
  needed: { why: 'the field cannot be empty', next: 'Give it a value on the side where it was emptied.' },
  'no-user': {
    why: 'the person has no counterpart here',
    next: 'Add the person to the user map, or name a default.',
  },
  'off-screen': {
    why: 'the field is on no screen that the app may use',
    next: 'Add the field to the edit screen of the space.',
  },
  'no-transition': {
    why: 'the workflow has no way from the present status to the wanted one',
    next: 'Add a transition to the workflow, or map the status to another.',
  },
  'needs-field': {
    why: 'a transition on the way asks for a field that has no value',
    next: 'Map the field, or take it off the transition’s screen.',
  },
  'needs-person': {
    why: 'a condition of the workflow lets only a person do it',
    next: 'Let the app’s user pass the condition, or move the work item by hand.',
  },
  waiting: {
    why: 'it waits for another work item',
    next: 'It is written when the other work item is under sync.',
  },
  looping: {
    why: 'the field went back and forth too often',
    next: 'Look for an automation that changes it on both sides, then resume the field.',
  },
  'not-now': {
    why: 'Jira does not let the app write it now',
    next: 'Give the app’s user the permission that Jira misses. It is tried again by itself for three days; "Sync now" tries at once.',
  },
};

export const explainCode = (code: PartialCode): CodeInWords => WORDS[code];
