/** An item of blue's work item `id` as the wire carries it, with whatever a hostile partner puts into it. */
export function hostileItem(
  id: string,
  seq: number,
  fields: Readonly<Record<string, unknown>>,
  more: object = {},
): Readonly<Record<string, unknown>> {
  return {
    do: 'update',
    gen: '1.hostile',
    seq,
    base: 0,
    context: 0,
    policy: 1,
    full: true,
    origin: `origin-${id}`,
    hops: 0,
    issue: {
      id,
      key: `SUP-${id}`,
      url: `https://blue.atlassian.example/browse/SUP-${id}`,
      type: 'Bug',
      project: 'SUP',
    },
    changed: Object.keys(fields).map((path) => ({ path, since: seq })),
    fields,
    comments: [],
    attachments: [],
    removed: [],
    ...more,
  };
}
