import { conflictList, conflictPage, conflictRestore } from '../../contract/conflicts.ts';
import { done } from '../../core/connection/explained.ts';
import { adminOfConnection, issueOf, mayReadIssue, mayWriteIssue } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const conflictOperations: readonly ServedOperation[] = [
  serve(conflictList, mayReadIssue, async (app, { connection, ...request }, caller) => {
    const found = await app.conflicts({ issue: issueOf(caller, request) ?? '', connection });
    return found.ok ? done({ conflicts: [...found.value] }) : found;
  }),
  serve(conflictRestore, mayWriteIssue, async (app, { connection, id, path, ...request }, caller) => {
    const issue = issueOf(caller, request) ?? '';
    const restored = await app.restoreConflict({ issue, connection, id, path });
    return restored.ok ? done({ conflicts: [...restored.value] }) : restored;
  }),
  serve(conflictPage, adminOfConnection, async (app, wish) => {
    const { conflicts, cursor } = await app.conflictPage(wish);
    return done({ conflicts: [...conflicts], ...(cursor === undefined ? {} : { cursor }) });
  }),
];
