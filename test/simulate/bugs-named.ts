import type { Mutation } from './mutant.ts';

/** Mistakes that only the real bundles and a whole Jira show, beside those of the quick simulation. */
export const bugsNamed: readonly Mutation[] = [
  {
    name: 'no claim before a create',
    file: 'src/usecases/birth/claim-and-post.ts',
    from: "if (!(await claimOnce(ports, key, first))) return { code: 'busy' };",
    to: '',
  },
  {
    name: 'no mark inside a create',
    file: 'src/usecases/birth/claim-and-post.ts',
    from: 'properties: { [COUNTERPART]: { links: [linkOf(context, item, n)] } },',
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
    file: 'src/usecases/outgoing/note-change.ts',
    from: 'return Math.floor(before.at / TIMING.slot) < Math.floor(now / TIMING.slot);',
    to: 'return false;',
  },
  {
    name: 'an attachment is not hashed',
    file: 'src/usecases/children/fetch-attachment.ts',
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
    file: 'src/usecases/outgoing/set-aside.ts',
    from: 'const after: Twin = gone\n',
    to: "const after: Twin = gone || why === 'not-visible'\n",
  },
  {
    name: 'a claim is taken only after the create',
    file: 'src/usecases/birth/claim-and-post.ts',
    from: "if (!(await claimOnce(ports, key, first))) return { code: 'busy' };",
    to: '',
    also: [
      {
        from: "    if ('id' in made)\n",
        to: "    if ('id' in made && !(await claimOnce(ports, key, claim))) return { code: 'busy' };\n    if ('id' in made)\n",
      },
    ],
  },
  {
    name: 'the shadow is taken from a later read',
    file: 'src/usecases/incoming/carry-out.ts',
    from: "return done === 'busy' ? 'busy' : end(ports, context, { ...application, log }, leased, done, token);",
    to: `if (done === 'busy') return 'busy';
      const later = await ports.jira.readIssue(application.issue.id, { fields: context.rules.fields });
      const seen = later === 'not-found' ? {} : runOutgoing(context.rules, context.key, later.fields, 'always');
      const overlay = { ...done.overlay, ...seen };
      return end(ports, context, { ...application, log }, leased, { ...done, overlay }, token);`,
    also: [
      {
        from: "import type { LocalPaths } from '../../core/rules/run-outgoing.ts';",
        to: "import { type LocalPaths, runOutgoing } from '../../core/rules/run-outgoing.ts';",
      },
    ],
  },
  {
    name: 'an item is answered before its end is stored',
    file: 'src/usecases/incoming/carry-out.ts',
    from: 'const saved = await saveRows(ports, rows, ended, also);',
    to: 'const saved = saveRows(ports, rows, ended, also) !== undefined;',
  },
  {
    name: 'sets are replaced',
    file: 'src/core/rules/command.ts',
    from: 'update[field] = [...(update[field] ?? []), ...steps];',
    to: "update[field] = steps.length < 0 ? [] : [{ set: member.op === 'add' ? member.entries : [] }];",
  },
  {
    name: 'a retry does not wait for Retry-After',
    file: 'src/core/retry/limit.ts',
    from: 'until: now + Math.min(LONGEST, Math.max(1, named ?? unnamed))',
    to: 'until: now + Math.min(LONGEST, Math.max(1, (named ?? unnamed) / 1000))',
  },
  {
    name: 'a 429 of an unknown reason counts for one call',
    file: 'src/core/retry/limit.ts',
    from: "  return 'installation';\n",
    to: "  return isQuota(reason) ? 'installation' : 'issue';\n",
  },
  {
    name: 'an internal file of a desk passes for a public one',
    file: 'src/core/sync/children/local-children.ts',
    from: 'const open = desk === false ||',
    to: 'const open = desk !== undefined ||',
  },
  {
    name: 'an internal comment passes for a public one',
    file: 'src/core/sync/children/local-comments.ts',
    from: 'if (comment.jsdPublic !== undefined) return comment.jsdPublic;',
    to: 'if (comment.jsdPublic !== undefined) return true;',
  },
  {
    name: 'a restricted comment passes for a public one',
    file: 'src/core/sync/children/local-comments.ts',
    from: 'if (comment.restricted) return false;',
    to: '',
  },
  {
    name: 'a late event begins a second life',
    file: 'src/usecases/birth/start-sync.ts',
    from: 'const claimed = await completeClaim(ports, { issue: issue.id, property: issue.properties[COUNTERPART] });',
    to: "const claimed = completeClaim === undefined ? 'completed' : 'not-ours';",
  },
  {
    name: 'what an apply writes marks no other connection',
    file: 'src/usecases/incoming/carry-out.ts',
    from: '[...(token === undefined ? [] : others), ...(own ? [connection] : [])]',
    to: '[...(token === undefined ? [] : others.slice(0, 0)), ...(own ? [connection] : [])]',
  },
  {
    name: 'a cycle is not refused',
    file: 'src/usecases/birth/take-origin.ts',
    from: "if (read !== 'not-found') return { code: 'cycle', key: read.key };",
    to: "if (read !== 'not-found') return undefined;",
  },
  {
    name: 'the double ring is ignored',
    file: 'src/usecases/birth/bear-twin.ts',
    from: 'if (chain?.hops === 0) await keepOwnOrigin(ports, chain.origin, twin.issue);',
    to: "if (chain?.origin === '') await keepOwnOrigin(ports, chain.origin, twin.issue);",
  },
  {
    name: 'an issue is deleted without consent',
    file: 'src/core/sync/ending.ts',
    from: "  if (policy === 'unlink') return undefined;\n",
    to: '',
    also: [
      {
        file: 'src/usecases/leaving/end-issue.ts',
        from: 'context.rules.onDelete === ending.do && context.rules.projects.includes(read.project.id)',
        to: 'context.rules.projects.includes(read.project.id)',
      },
      {
        file: 'src/usecases/leaving/end-by-peer.ts',
        from: "item.why === 'deleted' && onDelete !== 'unlink'",
        to: "item.why === 'deleted'",
      },
    ],
  },
  {
    name: 'a stale event is believed',
    file: 'src/usecases/birth/start-sync.ts',
    from: "if (!follows && !(await triggerHolds(ports, triggers, issue))) return { is: 'no-trigger' };",
    to: "if (!follows && triggers.length === 0) return { is: 'no-trigger' };",
    also: [{ from: "import { triggerHolds } from '../twin/judge-trigger.ts';\n", to: '' }],
  },
  {
    name: 'one field that Jira refuses drops the others',
    file: 'src/core/workflow/after-write.ts',
    from: "return asideWith(next, refused, (path) => said[path] ?? '');",
    to: "return asideWith(next, edit.paths, (path) => said[path] ?? '');",
  },
  {
    name: 'a changed worklog counts twice',
    file: 'src/usecases/children/write-child.ts',
    from: `      return done(
        await ports.jira.updateWorklog(place.issue, local, {
          ...asWorklog(context, child),`,
    to: `      return landed(
        await ports.jira.addWorklog(place.issue, {
          properties: {},
          ...asWorklog(context, child),`,
  },
  {
    name: 'a message under way does not stop a second one',
    file: 'src/core/sync/standing.ts',
    from: 'if (work.inFlight && work.inFlight.until > now) {',
    to: 'if (work.inFlight && work.inFlight.until > now + 1e6) {',
  },
];
