import type { WorkloadName } from './simulate.ts';

/** A mistake put into the engine's source: the simulation must find it, or it proves nothing. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  readonly workloads: readonly WorkloadName[];
}

const outgoing = 'src/core/sync/decide-outgoing.ts';
const incoming = 'src/core/sync/decide-incoming.ts';
const ended = 'src/core/sync/end-of-apply.ts';
const settled = 'src/core/sync/settle-answer.ts';
const recovery = 'src/core/sync/recover.ts';
const judged = 'src/core/sync/judge-item.ts';

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'every message gives its values a new first sequence',
    file: outgoing,
    from: 'before && before.out === now.out ? before.since : seq',
    to: 'seq',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'unanswered paths are forgotten',
    file: outgoing,
    from: 'return { ...work.open, ...work.inFlight?.fields };',
    to: 'return {};',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'a won path is not owed',
    file: ended,
    from: '...lost])];',
    to: '])];',
    workloads: ['storm', 'fields'],
  },
  {
    name: 'equal values do not move the shadow',
    file: ended,
    from: 'const moved = { ...decision.write, ...decision.equal };',
    to: 'const moved = { ...decision.write };',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'an apply leaves its paths in the own message that is under way',
    file: ended,
    from: 'work: withoutPaths(rows.work, paths)',
    to: 'work: rows.work',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'what is sent is not recorded after an apply',
    file: ended,
    from: 'sent[path] = overlay[path]?.out ?? command.local;',
    to: '',
    workloads: ['calm', 'storm'],
  },
  {
    name: 'what is known is not recorded after an apply',
    file: ended,
    from: 'known[path] = command.local;',
    to: '',
    workloads: ['slow', 'storm'],
  },
  {
    name: 'a stale message is applied',
    file: judged,
    from: 'if (item.context < twin.ackedSeq) return',
    to: 'if (item.context < -1) return',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'a message on a base that is missing here is applied, and one that came before is too',
    file: judged,
    from: 'if (item.seq <= twin.appliedSeq) {',
    to: 'if (item.seq < 0) {',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'an item is decided again when its value was decided before',
    file: incoming,
    from: 'if (!input.item.full && changed.since <= input.rows.twin.appliedSeq) continue;',
    to: '',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'edits under way are no conflict',
    file: incoming,
    from: 'const above = own !== undefined && own.since > item.context;',
    to: 'const above = false;',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'the local edit is not seen',
    file: incoming,
    from: "if (local === agreed && !above) return 'write';",
    to: "if (!above) return 'write';",
    workloads: ['storm', 'fields'],
  },
  {
    name: 'both sides win',
    file: incoming,
    from: "return winsHere || changed.rules === true ? 'lost' : 'overrule';",
    to: "return 'lost';",
    workloads: ['storm', 'fields'],
  },
  {
    name: 'both sides lose',
    file: incoming,
    from: "return winsHere || changed.rules === true ? 'lost' : 'overrule';",
    to: "return 'overrule';",
    workloads: ['storm', 'fields'],
  },
  {
    name: 'a lost answer is taken for an applied one',
    file: settled,
    from: 'if (!lost.has(path) && partial[path] === undefined) known[path] = mine.local;',
    to: 'known[path] = mine.local; lost.clear();',
    workloads: ['fields', 'storm'],
  },
  {
    name: 'an answer settles paths that the apply has settled since',
    file: settled,
    from: 'const open: Record<string, SentPath> = { ...rows.work.open, ...rows.work.inFlight?.fields };',
    to: 'const open: Record<string, SentPath> = {};',
    workloads: ['fields', 'hell'],
  },
  {
    name: 'recovery forgets what has landed',
    file: recovery,
    from: 'planned.filter(([path, plan]) => local[path] === plan.local)',
    to: 'planned.filter(() => false)',
    workloads: ['hell', 'fields'],
  },
  {
    name: 'recovery calls the item applied whatever has landed',
    file: recovery,
    from: 'there.length === planned.length &&',
    to: 'there.length >= 0 &&',
    workloads: ['hell', 'fields'],
  },
  {
    name: 'recovery does not look for comments',
    file: recovery,
    from: 'Object.keys(lease.comments ?? {}).every((id) => comments.includes(id)) &&',
    to: '',
    workloads: ['hell', 'storm'],
  },
  {
    name: 'recovery keeps no ledger entry of a comment that landed',
    file: 'src/usecases/recover-apply.ts',
    from: 'after = withComment(after, lease, peer, local);',
    to: '{}',
    workloads: ['hell', 'storm'],
  },
  {
    name: 'an expired lease is cleared without looking',
    file: 'src/usecases/recover-apply.ts',
    from: 'if (!taken) return;',
    to: 'if (!taken) return; await saveRows(ports, taken, withLease(taken, undefined)); return;',
    workloads: ['hell', 'storm'],
  },
  {
    name: 'the mark is cleaned whatever token it has',
    file: 'src/usecases/mark-twin.ts',
    from: "when: { attribute: 'token', equals: read.token },",
    to: '',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'rows are written without a condition',
    file: 'src/core/sync/rows.ts',
    from: "return { op: 'put', kind, key, value: { ...after, rev: before.rev + 1, token }, when };",
    to: "return { op: 'put', kind, key, value: { ...after, rev: before.rev + 1, token } };",
    workloads: ['storm', 'hell'],
  },
  {
    name: 'a refused transaction of our own is taken for a stranger’s',
    file: 'src/usecases/twin-rows.ts',
    from: 'if (await ours()) return true;',
    to: 'return false;',
    workloads: ['hell', 'create'],
  },
  {
    name: 'an answer of an older attempt is believed',
    file: 'src/usecases/settle-item.ts',
    from: 'if (rows?.work.inFlight?.token !== prepared.token) return TIMING.firstSend;',
    to: 'if (!rows) return 1;',
    workloads: ['hell', 'fields'],
  },
  {
    name: 'what is left over loses its mark',
    file: 'src/usecases/settle-item.ts',
    from: 'if (!settlement.remains && mark && mark.at > 0 && !moved) {',
    to: 'if (mark && mark.at > 0 && !moved) {',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'a claim is not waited for',
    file: 'src/usecases/create-from-item.ts',
    from: "if (age < TIMING.claimBusy) return { code: 'busy' };",
    to: '',
    workloads: ['create'],
  },
  {
    name: 'a claimed issue is not searched for',
    file: 'src/usecases/create-from-item.ts',
    from: 'const found = await findClaimed(ports, context, latest.claim.peer);',
    to: 'const found = undefined as Awaited<ReturnType<typeof findClaimed>>;',
    workloads: ['create'],
  },
  {
    name: 'a created issue is not remembered by its peer',
    file: 'src/usecases/complete-claim.ts',
    from: 'const first = await ports.store.create(peerIssueKind, key, { v: 1, issue });',
    to: 'const first = true;',
    workloads: ['create', 'calm'],
  },
  {
    name: 'comments that left are not written down before',
    file: 'src/core/sync/children/outgoing-children.ts',
    from: 'ledger: withSent(gone.ledger, comments, attachments),',
    to: 'ledger: gone.ledger,',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'comments that the peer made are sent back',
    file: 'src/core/sync/children/outgoing-children.ts',
    from: "if (known?.o === 'there') continue;",
    to: '',
    workloads: ['calm'],
  },
  {
    name: 'a comment that came before is added again',
    file: 'src/core/sync/children/incoming-children.ts',
    from: "if (known?.o === 'here' || known?.f === print) continue;",
    to: '',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'deleted comments are not told',
    file: 'src/core/sync/children/outgoing-children.ts',
    from: 'missing: gone.missing,',
    to: 'missing: [],',
    workloads: ['calm'],
  },
  {
    name: 'edited comments are not told',
    file: 'src/core/sync/children/outgoing-children.ts',
    from: 'if (known?.f !== commentFingerprint(key, replica)) waiting.push(replica);',
    to: 'if (!known) waiting.push(replica);',
    workloads: ['calm'],
  },
  {
    name: 'the ledger changes without its twin',
    file: 'src/usecases/twin-rows.ts',
    from: 'const touch = also.some((change) => change.kind.name === childrenKind.name);',
    to: 'const touch = false;',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'an upload takes no lease',
    file: 'src/usecases/upload-attachment.ts',
    from: 'const leased = await saveRows(ports, rows, withLease(rows, lease));',
    to: 'const leased = withLease(rows, lease);',
    workloads: ['files'],
  },
  {
    name: 'an upload that landed is not found again',
    file: 'src/usecases/recover-apply.ts',
    from: 'if (lease.upload) after = withUpload(after, lease.upload, fields);',
    to: '',
    workloads: ['files'],
  },
  {
    name: 'the sweep looks at no marks',
    file: 'src/usecases/sweep.ts',
    from: 'for (const row of marks.rows) await ringFor(row.key);',
    to: '',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'reconcile looks at nothing',
    file: 'src/usecases/reconcile.ts',
    from: 'for (const issue of issues) await lookAt(ports, routes, issue);',
    to: '',
    workloads: ['storm', 'hell'],
  },
  {
    name: 'the mark is read after the issue',
    file: 'src/usecases/prepare-item.ts',
    from: 'return decideAndTake(ports, context, { rows, mark, issue, now });',
    to: 'return decideAndTake(ports, context, { rows, mark: await ports.store.get(markKind, twinKey(connection, issueId)), issue, now });',
    workloads: ['storm', 'hell', 'slow'],
  },
  {
    name: 'a conflict is not told where the apply was cut off',
    file: recovery,
    from: "...overruled.map((path) => ({ at: now, code: 'overruled-here', path })),",
    to: '',
    workloads: ['fields'],
  },
  {
    name: 'an event leaves no mark',
    file: 'src/usecases/note-change.ts',
    from: 'const before = await markTwin(ports, connection, change.issue);',
    to: 'const before = undefined;',
    workloads: ['calm'],
  },
];
