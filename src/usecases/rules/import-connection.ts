import { type Attempt, done } from '../../core/connection/explained.ts';
import { type ReadFile, readConnectionFile } from '../../core/rules/connection-file-in.ts';
import { type FilledFile, type FillPorts, fillFile } from './fill-file.ts';
import { type DraftPorts, loadDraft, type StandingDraft, saveDraft } from './keep-draft.ts';
import { makeTable } from './save-table.ts';

type ImportPorts = DraftPorts & FillPorts;

export interface FileImport {
  readonly connection: string;
  /** The text of a connection file. */
  readonly text: string;
  /** Values of placeholders by their names; of people an account id or an e-mail address. */
  readonly values: Readonly<Record<string, string>>;
  /** Revision of the draft that the person has seen; absent: whatever stands. */
  readonly revision?: number | undefined;
  /** Account id of who imports. */
  readonly by: string | undefined;
}

export type Imported =
  | { readonly is: 'drafted'; readonly draft: StandingDraft; readonly file: ReadFile }
  /** Nothing was changed: placeholders have no value yet. */
  | Extract<FilledFile, { is: 'asks' }>;

/** Makes the rules of a file the draft of a connection; nothing of it is in force before somebody publishes it. */
export async function importConnection(ports: ImportPorts, wish: FileImport): Promise<Attempt<Imported>> {
  const read = readConnectionFile(wish.text);
  return read.ok ? draftFromFile(ports, read.value, wish) : read;
}

/** As importConnection, of a file that was read already. */
export async function draftFromFile(
  ports: ImportPorts,
  file: ReadFile,
  wish: Omit<FileImport, 'text'>,
): Promise<Attempt<Imported>> {
  const standing = await loadDraft(ports, wish.connection);
  if (!standing.ok) return standing;
  const filled = await fillFile(ports, file, wish.values);
  if (!filled.ok) return filled;
  if (filled.value.is === 'asks') return done(filled.value);

  const saved = await saveDraft(ports, {
    connection: wish.connection,
    version: filled.value.parts,
    revision: wish.revision ?? standing.value.revision,
    by: wish.by,
  });
  if (!saved.ok) return saved;
  const { tables = {}, version } = file.file;
  for (const [name, rows] of Object.entries(tables))
    await makeTable(ports, name, { rows, holds: name === version.scope?.table ? 'routes' : 'values' });
  return done({ is: 'drafted', draft: saved.value, file });
}
