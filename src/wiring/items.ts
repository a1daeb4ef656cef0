import type { Ports } from '../core/ports/ports.ts';
import { resolveErrors, retryErrors } from '../usecases/items/act-on-errors.ts';
import { errorSpace } from '../usecases/items/error-space.ts';
import { explainNotSynced } from '../usecases/items/explain-not-synced.ts';
import { listErrors } from '../usecases/items/list-errors.ts';
import { listItems } from '../usecases/items/list-items.ts';
import { muteErrors } from '../usecases/items/mute-errors.ts';
import { showItem } from '../usecases/items/show-item.ts';

/** What pages ask about pairs and what is wrong with them. */
export const forItems = (ports: Ports) => ({
  items: (wish: Parameters<typeof listItems>[1]) => listItems(ports, wish),
  item: (wish: Parameters<typeof showItem>[1]) => showItem(ports, wish),
  whyNot: (wish: Parameters<typeof explainNotSynced>[1]) => explainNotSynced(ports, wish),
  errors: (wish: Parameters<typeof listErrors>[1]) => listErrors(ports, wish),
  retryErrors: (wish: Parameters<typeof retryErrors>[1]) => retryErrors(ports, wish),
  resolveErrors: (wish: Parameters<typeof resolveErrors>[1]) => resolveErrors(ports, wish),
  errorSpace: (key: string) => errorSpace(ports, key),
  muteErrors: (wish: Parameters<typeof muteErrors>[1]) => muteErrors(ports, wish),
});
