/** What a client asks to see of an issue. */
export interface IssueView {
  /** As in the `fields` parameter, already split at commas; empty means `byDefault`. */
  readonly fields: readonly string[];
  readonly byDefault: '*all' | '*navigable' | 'none';
  readonly expand: ReadonlySet<string>;
  /** Keys of issue properties to show; `*all` for every one. */
  readonly properties: readonly string[];
}
