import { type Attempt, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import type { DraftVersion } from '../../core/rules/draft-version.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { loadSettings } from '../invitation/keep-settings.ts';
import { type DraftPorts, draftChanged, loadDraft, type StandingDraft, saveDraft } from './keep-draft.ts';

/** Whether this site wants a second admin's yes to rules, be it to all or to those that reach far. */
export const wantsTwoAdmins = async (ports: { readonly store: Store }): Promise<boolean> =>
  ((await loadSettings(ports)).publishing?.secondAdmin ?? 'never') !== 'never';

interface DraftChange {
  readonly connection: string;
  /** The parts that change, from the draft as it stands. */
  readonly change: (version: DraftVersion) => Attempt<DraftVersion>;
  /** Account id. */
  readonly by: string | undefined;
}

/**
 * What would be published at once becomes part of the draft, where another admin must agree to what is published:
 * the draft asks for that yes.
 */
export function changeDraft(
  ports: DraftPorts,
  { connection, change, by }: DraftChange,
): Promise<Attempt<StandingDraft>> {
  return untilWritten(`The draft of ${connection} was`, async () => {
    const standing = await loadDraft(ports, connection);
    if (!standing.ok) return { end: standing };
    const parts = change(standing.value.version);
    if (!parts.ok) return { end: failed(parts.error) };
    const { revision } = standing.value;
    const saved = await saveDraft(ports, { connection, version: parts.value, revision, by });
    return !saved.ok && saved.error.code === draftChanged.code ? 'again' : { end: saved };
  });
}
