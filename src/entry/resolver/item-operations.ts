import { errorList, errorMute, errorResolve, errorRetry } from '../../contract/errors.ts';
import { itemGet, itemList, itemWhyNot } from '../../contract/items.ts';
import { done } from '../../core/connection/explained.ts';
import { groupName } from '../../core/diagnosis/muted-record.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const itemOperations: readonly ServedOperation[] = [
  serve(itemList, siteAdmin, async (app, wish) => done(await app.items(wish))),
  serve(itemGet, siteAdmin, (app, wish) => app.item(wish)),
  serve(itemWhyNot, siteAdmin, (app, wish) => app.whyNot(wish)),
  serve(errorList, siteAdmin, async (app, wish) => done(await app.errors(wish))),
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
