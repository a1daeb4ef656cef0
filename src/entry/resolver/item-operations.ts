import { errorList, errorMute, errorResolve, errorRetry } from '../../contract/errors.ts';
import { itemGet, itemList, itemWhyNot } from '../../contract/items.ts';
import { done } from '../../core/connection/explained.ts';
import { groupName } from '../../core/diagnosis/muted-record.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const itemOperations: readonly ServedOperation[] = [
  serve(itemList, siteAdmin, async (app, wish) => {
    const { items, cursor } = await app.items(wish);
    return done({ items: [...items], ...(cursor === undefined ? {} : { cursor }) });
  }),
  serve(itemGet, siteAdmin, async (app, wish) => {
    const shown = await app.item(wish);
    if (!shown.ok) return shown;
    const { troubles, notes, underWay, awaitedBy } = shown.value;
    return done({
      ...shown.value,
      troubles: [...troubles],
      notes: [...notes],
      underWay: [...underWay],
      awaitedBy: [...awaitedBy],
    });
  }),
  serve(itemWhyNot, siteAdmin, async (app, wish) => {
    const told = await app.whyNot(wish);
    if (!told.ok) return told;
    const checks = told.value.checks.map((check) => ({
      ...check,
      findings: check.findings.map((one) => ({ ...one, details: [...one.details] })),
    }));
    return done({ ...told.value, checks });
  }),
  serve(errorList, siteAdmin, async (app, wish) => {
    const { groups, more } = await app.errors(wish);
    return done({ groups: groups.map((group) => ({ ...group, samples: [...group.samples] })), more });
  }),
  serve(errorRetry, siteAdmin, (app, wish) => app.retryErrors(wish)),
  serve(errorResolve, siteAdmin, (app, wish) => app.resolveErrors(wish)),
  serve(
    errorMute,
    siteAdmin,
    recorded(
      'errors-muted',
      async (app, wish) => {
        const muted = await app.muteErrors(wish);
        return muted.ok ? done({ muted: wish.on }) : muted;
      },
      (_answer, wish) => `${wish.on ? 'on' : 'off'} ${groupName(wish)}`.slice(0, 100),
    ),
  ),
];
