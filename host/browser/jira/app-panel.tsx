import { type ReactNode, useEffect, useRef, useState } from 'react';
import * as z from 'zod';

/** What an embedded page of the app tells the page around it. */
const told = z.discriminatedUnion('counterpart', [
  z.object({ counterpart: z.literal('height'), height: z.number().min(0).max(5000) }),
  z.object({ counterpart: z.literal('flag'), title: z.string(), description: z.string() }),
  z.object({ counterpart: z.literal('refresh') }),
  z.object({ counterpart: z.literal('close') }),
]);

interface AppPanelProps {
  readonly issueKey: string;
  /** The app asks for the page's data to be loaded anew. */
  readonly changed: () => void;
}

/** The app on an issue: its panel, and its action behind a button as Jira has it in the issue's menu. */
export function AppPanel({ issueKey, changed }: AppPanelProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [flag, setFlag] = useState<Flag>();
  const embedded = { issueKey, onRefresh: changed, onFlag: setFlag };
  return (
    <section aria-label="Counterpart">
      <h3>Counterpart</h3>
      <Embedded module="issue" {...embedded} />
      <button type="button" onClick={() => setOpen(true)}>
        Sync with Counterpart
      </button>
      {isOpen ? (
        <dialog open aria-label="Sync with Counterpart" className="app-action">
          <h3>Sync with Counterpart</h3>
          <Embedded module="issue-action" {...embedded} onClose={() => setOpen(false)} />
        </dialog>
      ) : null}
      {flag === undefined ? null : (
        <output className="app-flag">
          <strong>{flag.title}</strong> {flag.description}{' '}
          <button type="button" onClick={() => setFlag(undefined)}>
            Close the message
          </button>
        </output>
      )}
    </section>
  );
}

interface Flag {
  readonly title: string;
  readonly description: string;
}

interface EmbeddedProps {
  readonly module: string;
  readonly issueKey: string;
  readonly onRefresh: () => void;
  readonly onFlag: (flag: Flag) => void;
  readonly onClose?: () => void;
}

/** A page of the app in a frame that is as high as its content. */
function Embedded({ module, issueKey, onRefresh, onFlag, onClose }: EmbeddedProps): ReactNode {
  const ref = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const latest = useRef({ onRefresh, onFlag, onClose });
  latest.current = { onRefresh, onFlag, onClose };
  useEffect(() => {
    const listen = (event: MessageEvent): void => {
      if (event.source !== ref.current?.contentWindow || event.origin !== window.location.origin) return;
      const message = told.safeParse(event.data);
      if (!message.success) return;
      if (message.data.counterpart === 'height') setHeight(message.data.height);
      if (message.data.counterpart === 'flag') latest.current.onFlag(message.data);
      if (message.data.counterpart === 'refresh') latest.current.onRefresh();
      if (message.data.counterpart === 'close') latest.current.onClose?.();
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  return (
    <iframe
      ref={ref}
      title="Counterpart"
      className="app-panel"
      data-testid={`app-${module}`}
      style={{ height }}
      src={`/jira/apps/${module}?issueKey=${encodeURIComponent(issueKey)}&embed=1`}
    />
  );
}
