import { done } from '../core/connection/explained.ts';
import { showDraft } from '../usecases/rules/show-draft.ts';
import {
  applyTemplate,
  driftOf,
  suggestTemplate,
  type TemplateApply,
} from '../usecases/template/apply-template.ts';
import { fillTemplate } from '../usecases/template/fill-template.ts';
import {
  type FollowWish,
  followers,
  followFromStart,
  unfollow,
} from '../usecases/template/follow-template.ts';
import {
  deleteTemplate,
  getTemplate,
  listTemplates,
  saveTemplate,
  type TemplateWish,
} from '../usecases/template/keep-template.ts';
import type { AppPorts } from './connection-ports.ts';

/** Templates of the site, and the connections that follow them. */
export function forTemplates(ports: AppPorts) {
  return {
    templates: () => listTemplates(ports),
    template: (wish: Parameters<typeof getTemplate>[1]) => getTemplate(ports, wish),
    followers: () => followers(ports),
    saveTemplate: (wish: TemplateWish) => saveTemplate(ports, wish),
    deleteTemplate: (id: string, by: string | undefined) => deleteTemplate(ports, id, by),
    suggestTemplate: (wish: Parameters<typeof suggestTemplate>[1]) => suggestTemplate(ports, wish),
    fillTemplate: (wish: Parameters<typeof fillTemplate>[1]) => fillTemplate(ports, wish),
    followTemplate: (wish: FollowWish) => followFromStart(ports, wish),
    unfollowTemplate: (connection: string) => unfollow(ports, connection),
    driftOf: (connection: string) => driftOf(ports, connection),
    applyTemplate: async (wish: TemplateApply) => {
      const applied = await applyTemplate(ports, wish);
      if (!applied.ok) return applied;
      if (applied.value.is === 'asks') return done(applied.value);
      const { file, draft } = applied.value;
      return done({ is: 'drafted' as const, file, shown: await showDraft(ports, done(draft)) });
    },
  };
}
