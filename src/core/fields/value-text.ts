import { documentText } from '../document/document-text.ts';
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
    case 'member':
      return undefined;
  }
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
