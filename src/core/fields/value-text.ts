import { documentText } from '../document/document-text.ts';
import type { ApprovalValue, SlaValue } from '../replica/facet-value.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { isoInstant } from './calendar.ts';
import { cascadingPath } from './cascading-path.ts';

/** A value as a person would write it; undefined for none. */
export function valueText(value: ReplicaValue): string | undefined {
  if (value.value === null) return undefined;
  switch (value.kind) {
    case 'text':
    case 'issueType':
    case 'date':
    case 'option':
      return value.value;
    case 'richText':
      return value.value.content.map((block) => documentText(block)).join('\n');
    case 'number':
      return String(value.value);
    case 'dateTime':
      return isoInstant(value.value);
    case 'options':
      return value.value.join(', ');
    case 'cascading':
      return cascadingPath(value.value);
    case 'user':
      return value.value.name;
    case 'users':
      return value.value.map(({ name }) => name).join(', ');
    case 'status':
      return value.value.name;
    case 'duration':
      return durationText(value.value);
    case 'project':
    case 'issue':
      return value.value.key;
    case 'sla':
      return slaText(value.value);
    case 'approvals':
      return value.value.map(approvalText).join('\n');
    case 'member':
      return undefined;
  }
}

/** `Time to resolution: running, goal 4h, due 2026-03-04T05:06:07.000Z` */
function slaText({ name, state, breached, goal, due, ended, left }: SlaValue): string {
  const isMissed = breached && state !== 'ended' ? ', goal missed' : '';
  const how = state === 'ended' ? (breached ? 'missed' : 'met') : `${state}${isMissed}`;
  const when = ended ?? due;
  return [
    `${name}: ${how}`,
    `goal ${durationText(goal / 1000)}`,
    ...(when === undefined ? [] : [`${state === 'ended' ? 'ended' : 'due'} ${isoInstant(when)}`]),
    ...(state === 'paused' && left !== undefined ? [`${spanText(left)} left`] : []),
  ].join(', ');
}

const spanText = (millis: number): string =>
  `${millis < 0 ? '-' : ''}${durationText(Math.abs(millis) / 1000)}`;

/** `Waiting for approval: approved 2026-03-04T05:06:07.000Z (Ann: approved; Bob: pending)` */
function approvalText({ name, decision, decided, approvers }: ApprovalValue): string {
  const people = approvers.map(({ who, decision: says, said }) =>
    said === undefined ? `${who.name}: ${says}` : `${who.name}: ${says}, "${said}"`,
  );
  const when = decided === undefined ? '' : ` ${isoInstant(decided)}`;
  return `${name}: ${decision}${when}${people.length === 0 ? '' : ` (${people.join('; ')})`}`;
}

/** `26h 30m`: hours and minutes mean the same on every site, days and weeks do not. */
function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)}h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60}m`] : []),
  ];
  return parts.length === 0 ? '0m' : parts.join(' ');
}
