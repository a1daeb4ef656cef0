import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/** Which local issue stands for a peer's issue; key `<connection>:<peer issue id>`. */
const peerIssueSchema = z.object({ v: z.literal(1), issue: z.string() });
export type PeerIssue = z.infer<typeof peerIssueSchema>;

export const peerIssueKind: RecordKind<PeerIssue> = { name: 'peer', schema: peerIssueSchema };
