import { noServiceRules, type ServiceRules, serviceRules } from '../service/service-rules.ts';
import { basicVersion } from './basic-version.ts';
import { type Version, versionSchema } from './version.ts';

/** The parts that forms show; a part of a draft that cannot be read shows as Basic has it. */
export type DraftParts = Pick<
  Version,
  'scope' | 'comments' | 'attachments' | 'worklogs' | 'links' | 'subtasks' | 'policies'
> & { readonly service: ServiceRules };

const { scope, comments, attachments, worklogs, links, subtasks, policies } = versionSchema.shape;

/** The parts of a draft as forms show them; `home` is the connection's own project. */
export function partsOf(
  version: Readonly<Record<string, unknown>>,
  home: { readonly id: string; readonly key: string },
): DraftParts {
  const basic = basicVersion(home);
  return {
    scope: scope.catch(basic.scope).parse(version['scope']),
    comments: comments.catch(basic.comments).parse(version['comments']),
    attachments: attachments.catch(basic.attachments).parse(version['attachments']),
    worklogs: worklogs.catch(basic.worklogs).parse(version['worklogs']),
    links: links.catch(basic.links).parse(version['links']),
    subtasks: subtasks.catch(basic.subtasks).parse(version['subtasks']),
    service: serviceRules.catch(noServiceRules).parse(version['service'] ?? {}),
    policies: policies.catch(basic.policies).parse(version['policies']),
  };
}
