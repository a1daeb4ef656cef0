import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { BridgeModal } from './bridge-modal.tsx';
import { componentMap } from './component-map.ts';
import { DrawingsContext } from './drawings.ts';
import { ForgeNode } from './forge-node.tsx';
import { PageFlags } from './page-flags.tsx';
import { type PageHost, PageHostContext } from './page-host.ts';
import type { PageStore } from './page-store.ts';

/** The app's page: its hidden frame, and what the frame draws. */
export function AppPage({ host, store }: { readonly host: PageHost; readonly store: PageStore }): ReactNode {
  const { doc, flags, modal, failure } = useSyncExternalStore(store.subscribe, store.read);
  return (
    <PageHostContext.Provider value={host}>
      <AppFrame host={host} />
      {failure !== null && (
        <SectionMessage appearance="error" title="The app's page stopped">
          {failure}
        </SectionMessage>
      )}
      {doc === null && failure === null && <Spinner size="large" label="Loading the page" />}
      {doc !== null && (
        <DrawingsContext.Provider value={componentMap}>
          <ForgeNode node={doc} />
        </DrawingsContext.Provider>
      )}
      <BridgeModal modal={modal} store={store} />
      <PageFlags flags={flags} store={store} />
    </PageHostContext.Provider>
  );
}

/** Hidden by size: a frame with `display: none` would get no animation frames. */
const hidden = { position: 'absolute', width: 0, height: 0, border: 0, visibility: 'hidden' } as const;

function AppFrame({ host }: { readonly host: PageHost }): ReactNode {
  const ref = useRef<HTMLIFrameElement>(null);
  const { frames, boot } = host;
  useEffect(() => {
    const iframe = ref.current;
    if (iframe === null) return undefined;
    const end = frames.connect(iframe, 'null', { kind: 'page' });
    iframe.src = `/__host/frame/${encodeURIComponent(boot.module.key)}/`;
    return end;
  }, [frames, boot]);
  return (
    <iframe
      ref={ref}
      title="App code"
      aria-hidden="true"
      tabIndex={-1}
      sandbox="allow-scripts"
      style={hidden}
    />
  );
}
