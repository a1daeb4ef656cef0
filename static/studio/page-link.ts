import { events, invoke, view } from '@forge/bridge';
import type { Operation, Outcome } from '../../src/contract/operation.ts';
import { payloadOf, readOutcome } from '../../src/contract/read-outcome.ts';
import {
  STUDIO_EVENT,
  type StudioOrder,
  type StudioReport,
  studioOrder,
} from '../../src/contract/studio-link.ts';

export type Tell = (report: StudioReport) => void;

/** The way to the page around the editor. Orders come to `onOrder` from now on, the first after this says READY. */
export async function linkToPage(onOrder: (order: StudioOrder) => void): Promise<Tell> {
  const dispatch = await view.getFrameDispatch();
  const tell: Tell = (report) => void dispatch?.(report);
  await events.on(STUDIO_EVENT, (payload: unknown) => {
    const order = studioOrder.safeParse(payload);
    // Every frame and page of the module hears every event.
    if (order.success) onOrder(order.data);
  });
  tell({ type: 'READY' });
  return tell;
}

/** Asks the app, as its pages do. */
export async function askApp<Request, Answer>(
  operation: Operation<Request, Answer>,
  request: NoInfer<Request>,
): Promise<Outcome<Answer>> {
  try {
    return readOutcome(operation, await invoke(operation.name, payloadOf(request)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code: 'unexpected', message } };
  }
}

/** Language and colours of the person's Jira. */
export async function personalLook(): Promise<{ locale: string; dark: boolean }> {
  const [{ locale, theme }] = await Promise.all([view.getContext(), view.theme.enable()]);
  const asked = theme?.['colorMode'];
  const byDevice = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return { locale, dark: asked === 'dark' || (asked !== 'light' && byDevice) };
}
