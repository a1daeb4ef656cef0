import { connectionExport, connectionImport } from '../../contract/connection-file.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { ConnectionFile } from '../../core/rules/connection-file.ts';
import type { ReadFile } from '../../core/rules/connection-file-in.ts';
import type { ShownDraft } from '../../wiring/resolver.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';
import { shown } from './version-operations.ts';

export const connectionFileOperations: readonly ServedOperation[] = [
  serve(connectionExport, siteAdmin, async (app, { connection, rules }) => {
    const file = await app.exportConnection(connection, rules);
    if (!file.ok) return file;
    const text = fileText(file.value);
    return done({ name: fileName(file.value.connection.name), text, file: { ...file.value } });
  }),
  serve(connectionImport, siteAdmin, async (app, { connection, text, file, values, revision }, caller) => {
    const given = text ?? (file === undefined ? undefined : JSON.stringify(file, null, 2));
    if (given === undefined) return failed(NO_FILE);
    const imported = await app.importConnection({
      connection,
      text: given,
      values,
      revision,
      by: caller.accountId,
    });
    if (!imported.ok) return imported;
    if (imported.value.is === 'asks')
      return done({ kind: 'asks' as const, placeholders: [...imported.value.open] });
    const draft = shown(withLines(imported.value.shown, imported.value.file, 'the file'));
    return draft.ok ? done({ kind: 'drafted' as const, draft: draft.value }) : draft;
  }),
];

/** A file as people read it. */
export const fileText = (file: ConnectionFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** What keeps the draft from being published, with the line of the text that it comes from. */
export function withLines(
  attempt: Attempt<ShownDraft>,
  { placeOf }: ReadFile,
  text: string,
): Attempt<ShownDraft> {
  if (!attempt.ok) return attempt;
  const problems = attempt.value.problems.map((problem): Explained => {
    const { line } = placeOf(['version', ...(problem.field ?? '').split('.')]);
    return { ...problem, message: `Line ${line} of ${text}: ${problem.message}` };
  });
  return done({ ...attempt.value, problems });
}

const fileName = (connection: string): string =>
  `${connection.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'connection'}.json`;

const NO_FILE: Explained = {
  code: 'file-missing',
  field: 'text',
  message: 'There is no file to import.',
  next: 'Give the text of a connection file.',
};
