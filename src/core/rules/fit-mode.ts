import { noServiceRules } from '../service/service-rules.ts';
import { basicVersion } from './basic-version.ts';
import { isRecord } from './diff-leaves.ts';
import type { DraftVersion } from './draft-version.ts';
import type { Version } from './version.ts';

/** A draft without what its mode cannot hold, and what that is, in words. */
interface FittedDraft {
  readonly version: DraftVersion;
  readonly dropped: readonly string[];
}

const RANK: readonly Version['mode'][] = ['basic', 'visual', 'script'];

/**
 * A mode that can do less drops what it has no place for: Visual the scripts, Basic all but its fixed rules, the
 * scope, triggers and policies. A mode that can do more keeps everything, so that nothing of a connection is lost by it.
 */
export function fitMode(inForce: Version, draft: DraftVersion): FittedDraft {
  const mode = RANK.find((one) => one === draft['mode']);
  if (mode === undefined || RANK.indexOf(mode) >= RANK.indexOf(inForce.mode))
    return { version: draft, dropped: [] };
  const without = { ...draft, scripts: {} };
  const scripts = hasScripts(draft)
    ? [`${CALLED[mode]} has no scripts: those of the draft are dropped.`]
    : [];
  if (mode !== 'basic') return { version: without, dropped: scripts };
  const [first] = inForce.scope.projects;
  const fixed = basicVersion(first ?? { id: '', key: '' });
  const { mappings, userMap, comments, attachments, worklogs, links, subtasks } = fixed;
  const service = draft['service'] === undefined ? {} : { service: noServiceRules };
  return {
    version: { ...without, ...service, mappings, userMap, comments, attachments, worklogs, links, subtasks },
    dropped: [
      ...scripts,
      'Basic has fixed rules: mappings, people, comments, files, logged work, links, sub-tasks and the service desk become those of Basic.',
    ],
  };
}

const CALLED = { basic: 'Basic', visual: 'Visual', script: 'Script' } as const;

const hasScripts = ({ scripts }: DraftVersion): boolean =>
  isRecord(scripts) && (scripts['outgoing'] !== undefined || scripts['incoming'] !== undefined);
