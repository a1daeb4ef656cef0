import type { PlantedBug } from '../simulation/planted-bug.ts';

type NamedBug = Omit<PlantedBug, 'workloads'>;

/** Mistakes that only the real bundles and a whole Jira show, beside those of the quick simulation. */
export const bugsNamed: readonly NamedBug[] = [
  {
    name: 'no claim before a create',
    file: 'src/usecases/create-from-item.ts',
    from: "if (!(await claimOnce(ports, key, claim))) return { code: 'busy' };",
    to: '',
  },
  {
    name: 'no mark inside a create',
    file: 'src/usecases/create-from-item.ts',
    from: 'properties: { [COUNTERPART]: { links: [link] } },',
    to: 'properties: {},',
  },
  {
    name: 'owed is forgotten',
    file: 'src/core/sync/end-of-apply.ts',
    from: 'filter((path) => !paths.includes(path)), ...lost])];',
    to: 'filter((path) => !paths.includes(path))])];',
  },
  {
    name: 'a sequence is used again',
    file: 'src/core/sync/decide-outgoing.ts',
    from: 'const seq = work.sendSeq + 1;',
    to: 'const seq = twin.ackedSeq + 1;',
  },
  {
    name: 'the clock decides a conflict',
    file: 'src/core/sync/decide-incoming.ts',
    from: "return changed.rules === true || winsHere(changed.path) ? 'lost' : 'overrule';",
    to: "return Date.now() % 2000 < 1000 ? 'lost' : 'overrule';",
  },
  {
    name: 'an expired lease is ignored',
    file: 'src/core/sync/standing.ts',
    from: "if (lease) return lease.until > now ? { do: 'later', after: lease.until - now } : { do: 'recover' };",
    to: "if (lease) return { do: 'later', after: 60 };",
  },
  {
    name: 'a ring for a marked issue is ignored',
    file: 'src/usecases/note-change.ts',
    from: 'return Math.floor(before.at / TIMING.slot) < Math.floor(now / TIMING.slot);',
    to: 'return false;',
  },
  {
    name: 'an attachment is not hashed',
    file: 'src/usecases/fetch-attachment.ts',
    from: 'if (sha256Hex(bytes) === answer.sha256) return',
    to: 'if (bytes.length >= 0) return',
  },
  {
    name: 'a live lease does not stop a second apply',
    file: 'src/core/sync/judge-item.ts',
    from: "if (lease) return lease.until > seen.now ? answer({ code: 'busy' }) : { do: 'recover' };",
    to: '',
  },
  {
    name: 'a deleted issue needs no delete event',
    file: 'src/usecases/set-aside.ts',
    from: 'const after: Twin = gone\n',
    to: "const after: Twin = gone || why === 'not-visible'\n",
  },
];
