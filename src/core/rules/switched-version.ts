import type { Version } from './version.ts';

/** Whether anything leaves by a version, and whether anything is taken in. */
export function switches({ scope: { methods } }: Pick<Version, 'scope'>): { sends: boolean; takes: boolean } {
  return { sends: methods.out !== 'off', takes: methods.in !== 'off' };
}

/**
 * The version without the children that a direction that is off would carry. Pairs stay as they are, and go on when
 * the direction is on again. Its mappings stay whole: what of them runs is said by `switches`.
 */
export function asSwitched(version: Version): Version {
  const { sends, takes } = switches(version);
  if (sends && takes) return version;
  const { comments, attachments, worklogs, links, subtasks, service } = version;
  const off = { ...(sends ? {} : { out: 'off' as const }), ...(takes ? {} : { in: 'off' as const }) };
  return {
    ...version,
    comments: { ...comments, ...off },
    attachments: { ...attachments, ...off },
    worklogs: { ...worklogs, ...off },
    links: { ...links, ...off },
    ...(service === undefined
      ? {}
      : {
          service: {
            ...service,
            approvals: { ...service.approvals, ...off },
            satisfaction: { ...service.satisfaction, ...off },
          },
        }),
    subtasks: { follow: subtasks.follow && sends },
  };
}
