import type { ReplicaValue } from '../replica/replica-value.ts';
import { approvals } from './approvals.ts';
import { cascading } from './cascading.ts';
import { checkboxes } from './checkboxes.ts';
import { components } from './components.ts';
import { date } from './date.ts';
import { dateTime } from './date-time.ts';
import { duration } from './duration.ts';
import { type AnyFieldKind, anyKind, type ReadPlace } from './field-kind.ts';
import { group } from './group.ts';
import { groups } from './groups.ts';
import { issue } from './issue.ts';
import { issueType } from './issue-type.ts';
import { labels } from './labels.ts';
import type { LocalKind } from './local-kind.ts';
import { multiSelect } from './multi-select.ts';
import { number } from './number.ts';
import { organizations } from './organizations.ts';
import { participants } from './participants.ts';
import { priority } from './priority.ts';
import { project } from './project.ts';
import { radio } from './radio.ts';
import { requestType } from './request-type.ts';
import { resolution } from './resolution.ts';
import { richText } from './rich-text.ts';
import { satisfaction } from './satisfaction.ts';
import { securityLevel } from './security-level.ts';
import { select } from './select.ts';
import { sla } from './sla.ts';
import { statusKind } from './status.ts';
import { text } from './text.ts';
import { url } from './url.ts';
import { user } from './user.ts';
import { users } from './users.ts';
import { version } from './version.ts';
import { versions } from './versions.ts';
import { watchers } from './watchers.ts';

/** Every kind of field that can cross. */
export const fieldKinds: Readonly<Partial<Record<LocalKind, AnyFieldKind>>> = {
  text: anyKind(text),
  richText: anyKind(richText),
  url: anyKind(url),
  number: anyKind(number),
  date: anyKind(date),
  dateTime: anyKind(dateTime),
  select: anyKind(select),
  radio: anyKind(radio),
  multiSelect: anyKind(multiSelect),
  checkboxes: anyKind(checkboxes),
  cascading: anyKind(cascading),
  labels: anyKind(labels),
  components: anyKind(components),
  version: anyKind(version),
  versions: anyKind(versions),
  priority: anyKind(priority),
  resolution: anyKind(resolution),
  securityLevel: anyKind(securityLevel),
  issueType: anyKind(issueType),
  user: anyKind(user),
  users: anyKind(users),
  participants: anyKind(participants),
  group: anyKind(group),
  groups: anyKind(groups),
  project: anyKind(project),
  duration: anyKind(duration),
  watchers: anyKind(watchers),
  issue: anyKind(issue),
  status: anyKind(statusKind),
  requestType: anyKind(requestType),
  organizations: anyKind(organizations),
  sla: anyKind(sla),
  approvals: anyKind(approvals),
  satisfaction: anyKind(satisfaction),
};

/** Jira value -> replica value by the kind of the mapping; undefined where Jira's answer is not of that kind. */
export function readField(kind: LocalKind, raw: unknown, place: ReadPlace): ReplicaValue | undefined {
  return fieldKinds[kind]?.read(raw, place);
}

/** What equality of two values of a field of this kind looks at. */
export function normalForm(kind: LocalKind, value: ReplicaValue): unknown {
  return fieldKinds[kind]?.normal(value) ?? null;
}
