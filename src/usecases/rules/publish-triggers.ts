import * as z from 'zod';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { type VersionTrigger, versionTrigger } from '../../core/rules/version.ts';
import { changeDraft, wantsTwoAdmins } from './by-two-admins.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishVersion } from './publish-version.ts';

export interface TriggersChange {
  readonly connection: string;
  readonly change: (triggers: readonly VersionTrigger[]) => Attempt<VersionTrigger[]>;
  /** Account id. */
  readonly by: string | undefined;
}

export interface ChangedTriggers {
  /** Those that are in force. */
  readonly triggers: readonly VersionTrigger[];
  /** The version that they are in force with; absent: the change stands in the draft, and another admin must agree. */
  readonly number?: number;
}

/** Publishes the version in force with other triggers as the next one, or drafts it where two admins are wanted. */
export async function publishTriggers(
  ports: PublishPorts,
  { connection, change, by }: TriggersChange,
): Promise<Attempt<ChangedTriggers>> {
  if (await wantsTwoAdmins(ports)) {
    const drafted = await changeDraft(ports, {
      connection,
      by,
      change: ({ triggers }) => {
        const known = drafts.safeParse(triggers);
        const changed = known.success ? change(known.data) : failed(UNREADABLE);
        return changed.ok ? done({ triggers: changed.value }) : changed;
      },
    });
    return drafted.ok ? done({ triggers: drafted.value.over.triggers }) : drafted;
  }
  const published = await publishVersion(
    ports,
    connection,
    (version) => {
      const changed = change(version.triggers);
      return changed.ok ? done({ ...version, triggers: changed.value }) : changed;
    },
    { existing: 'as-they-change', ...(by === undefined ? {} : { by }) },
  );
  if (!published.ok) return published;
  const { version, connection: now } = published.value;
  return done({ triggers: version.triggers, number: now.version });
}

const drafts = z.array(versionTrigger);

const UNREADABLE: Explained = {
  code: 'draft-unreadable',
  field: 'triggers',
  message: 'The sync triggers of the draft cannot be read, so that nothing could be changed among them.',
  next: 'Correct or discard the draft first.',
};
