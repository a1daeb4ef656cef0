/** Ids of the issues that each site has. */
export type Standing = Readonly<Record<string, readonly string[]>>;

/** I17: removing, installing and pairing anew makes no issue again and takes none away. */
export function checkLifecycle(before: Standing, after: Standing): string[] {
  return Object.entries(before).flatMap(([site, ids]) => {
    const now = after[site] ?? [];
    return [
      ...now.filter((id) => !ids.includes(id)).map((id) => `I17 ${site}/${id} was made by pairing anew`),
      ...ids
        .filter((id) => !now.includes(id))
        .map((id) => `I17 ${site}/${id} is gone since both paired anew`),
    ];
  });
}
