import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePageHost } from '../use-page-host.ts';
import type { RemoteFunction } from '../wire/forge-doc.ts';

interface ResourceFrameProps {
  readonly resource: string;
  readonly title: string;
  /** CSS lengths; without a height the frame grows with its content. */
  readonly height?: string | undefined;
  readonly width?: string | undefined;
  readonly dispatch?: RemoteFunction | undefined;
  readonly frameId?: string | undefined;
}

/** Atlassian's own sandbox for Custom UI; safe here because resources have an origin of their own. */
const sandbox = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

/** A visible frame with a Custom UI resource of the manifest. */
export function ResourceFrame(props: ResourceFrameProps): ReactNode {
  const { resource, title, height, width, dispatch, frameId } = props;
  const { boot, frames } = usePageHost();
  const ref = useRef<HTMLIFrameElement>(null);
  const latest = useRef(dispatch);
  latest.current = dispatch;
  const [grown, setGrown] = useState(150);

  useEffect(() => {
    const iframe = ref.current;
    if (iframe === null) return undefined;
    const sent: RemoteFunction = (...args) => latest.current?.(...args) ?? Promise.resolve(undefined);
    const end = frames.connect(iframe, boot.resourceOrigin, {
      kind: 'resource',
      onHeight: setGrown,
      dispatch: latest.current === undefined ? undefined : sent,
      frameId,
    });
    iframe.src = `${boot.resourceOrigin}/resource/${encodeURIComponent(resource)}/`;
    return end;
  }, [boot, frames, resource, frameId]);

  return (
    <iframe
      ref={ref}
      title={title}
      sandbox={sandbox}
      style={{ border: 0, display: 'block', width: width ?? '100%', height: height ?? `${grown}px` }}
    />
  );
}
