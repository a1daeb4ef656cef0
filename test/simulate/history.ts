/** A value that a person, or an automation rule, gave a field. Texts are unique, but for those that come again. */
export interface FieldEdit {
  readonly kind: 'field';
  readonly site: string;
  readonly issue: string;
  readonly field: string;
  readonly value: string;
  /** What the field held before, as it was there. */
  readonly before: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A comment of a person; `text` is its latest and unique over the run. */
export interface CommentMade {
  readonly site: string;
  readonly issue: string;
  readonly id: string;
  readonly internal: boolean;
  text: string;
  /** Every text it ever had. */
  readonly texts: string[];
  deleted: boolean;
}

export interface FileMade {
  readonly site: string;
  readonly issue: string;
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  /** Of a service desk, and not for its customers: it must not leave the site. */
  readonly internal: boolean;
  deleted: boolean;
}

/** Work that a person logged; `text` is its latest comment and unique over the run. */
export interface WorklogMade {
  readonly site: string;
  readonly issue: string;
  readonly id: string;
  readonly internal: boolean;
  text: string;
  seconds: number;
  deleted: boolean;
}

/** A label that a person gave an issue, unique over the run. */
export interface LabelGiven {
  readonly site: string;
  readonly issue: string;
  readonly label: string;
  removed: boolean;
}

/** A value of a list or a status that a person chose, by the name that both sides have for it. */
export interface ChoiceMade {
  readonly site: string;
  readonly issue: string;
  readonly field: 'status' | 'shade';
  readonly value: string;
  readonly before: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A link that people of a site have made; issues by their ids on that site. */
export interface LinkMade {
  readonly site: string;
  readonly type: string;
  /** The issue that, in the words of the type, does it to the other. */
  readonly from: string;
  readonly to: string;
  ended: boolean;
  /** People of both sites have made it, so that neither ends it. */
  kept: boolean;
}

export interface IssueMade {
  readonly site: string;
  readonly id: string;
  readonly at: number;
}

/** All that people did in a run. */
export class History {
  readonly issues: IssueMade[] = [];
  readonly edits: FieldEdit[] = [];
  readonly comments: CommentMade[] = [];
  readonly files: FileMade[] = [];
  readonly worklogs: WorklogMade[] = [];
  readonly labels: LabelGiven[] = [];
  readonly choices: ChoiceMade[] = [];
  readonly links: LinkMade[] = [];
  /** Texts that must never leave the site where they stand. */
  readonly canaries: { readonly site: string; readonly text: string }[] = [];
  /** Everything that counts as an edit. */
  count = 0;
}
