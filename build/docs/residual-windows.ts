/** What can still go wrong because Jira or Forge gives no means against it. */
export interface ResidualWindow {
  readonly window: string;
  readonly outcome: string;
  readonly does: string;
}

export const residualWindows: readonly ResidualWindow[] = [
  {
    window:
      'The answer of a create of an issue is lost, no event of it arrives, and Jira’s search does not show it within 10 minutes',
    outcome: 'a second issue is made for the same issue of the partner',
    does: 'the older one (by its creation, then its lower id) stays in step; the other is reported, never deleted',
  },
  {
    window:
      'A person changes a field between the app’s read of the issue and its write, some hundred milliseconds later',
    outcome: 'the write of the app stands, as if it had come after the person’s',
    does: 'the app finds the replaced edit in the history that Jira returns with the write and keeps it, as the history’s text, in the conflict log; where a site returns none, Jira’s history of the issue shows both',
  },
  {
    window:
      'The answer of an upload of a file is lost and the same file is added by a person within the same minute',
    outcome: 'the person’s file, of equal name and size, is taken for the upload',
    does: 'its content is the same or its SHA-256 differs and the file is fetched again',
  },
  {
    window: 'An event is lost and the hourly search runs before Jira’s index holds the change',
    outcome: 'the change crosses an hour late',
    does: 'each search looks back over the last 65 minutes, so the next one finds it',
  },
  {
    window: 'A site is restored from a backup and nothing changes on either side',
    outcome: 'the difference stays until the issue is looked at',
    does: 'the next edit or the rolling check finds that the issue is older than it was seen, and holds it',
  },
];

export const outOfReach: readonly string[] = [
  'The author of a comment, worklog or change on the other side is always the app: Jira lets nobody write in another’s name without impersonation. The author’s name stands in the first line.',
  'Comments with a restriction to a role or group count as internal on the way, and arrive as such.',
  'Pictures in a text that came from a partner: Jira names an uploaded picture inside a text by an id of its media service that its public API neither gives nor takes. The copy is shown as an external picture by the address of the attachment on this site, for whoever is logged in and may see the issue; where such a picture cannot be loaded (mails, exports, a session without rights) its file name stands there. A picture that a text of the partner’s takes from somewhere else on the web crosses as its name, because showing it would tell that server who reads.',
  'Mails: rules with `policies.mail: "quiet"` keep Jira from mailing people about fields that the app writes, comments that it edits, and work that it logs or changes, where the app user may administer the space. Jira offers no such switch (`notifyUsers`) for new work items, new comments, transitions, files, links, web links, nor for the removal of comments, files and work items: about those people are mailed as the notification scheme says.',
  'Tempo: a worklog that Tempo writes through Jira crosses like every other. Its accounts, activity types, approvals, planned time and the author that Tempo shows in place of the app live in Tempo alone and are not reachable.',
  'Approvals can be shown on the other side, not given there. Satisfaction cannot be read by any public API.',
  'Product events of service desks (participants, organizations, approvals, SLA) do not exist: those values are read with the issue.',
];
