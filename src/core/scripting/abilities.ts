import type { Side } from './api.ts';

const DESK = 'Requests of a service desk are out of reach of scripts in this release.';

const BY_SETTINGS: Readonly<Record<string, string>> = {
  comments: 'Comments leave by the settings under "Comments and files".',
  attachments: 'Files leave by the settings under "Comments and files".',
  workLogs: 'Logged work leaves by the settings under "Comments and files".',
  issueLinks: 'Links cross by the settings under "Comments and files".',
};

/** Why the call does nothing in this release, as a sentence for people; undefined for one that is live. */
export const absentCall = (call: string): string | undefined =>
  call.startsWith('serviceHelper.') ? DESK : undefined;

/**
 * Why a field of a side is not there in scripts, as a sentence; undefined for one that is. Of comments and the like a
 * script sees those that came with the change, in `replica`.
 */
export function absentField(side: Side, of: string, field: string): string | undefined {
  const why = BY_SETTINGS[field];
  if (why === undefined || (of === 'replica' && side === 'incoming' && field !== 'issueLinks'))
    return undefined;
  if (side === 'outgoing' || field === 'issueLinks') return why;
  return `What came with the change is in replica.${field}; what stands here is not shown to scripts.`;
}

/** Whether live runs do what the call asks for. */
export const canRun = (_side: Side, call: string): boolean => absentCall(call) === undefined;
