import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ClockPanel } from './clock-panel.tsx';
import { FaultsPanel } from './faults-panel.tsx';
import { FramesPanel } from './frames-panel.tsx';
import { host, overviewShape } from './host-api.ts';
import { MetersPanel } from './meters-panel.tsx';
import { ReportPanel } from './report-panel.tsx';
import { SitesPanel } from './sites-panel.tsx';
import { StorePanel } from './store-panel.tsx';
import { TrafficPanel } from './traffic-panel.tsx';
import { usePoll } from './use-poll.ts';
import '../jira/style.css';
import './style.css';

/** The host's own page: the sites side by side, what passes between them, what it costs, what is stored. */
function Landing() {
  const { value, error } = usePoll(() => host('GET', '/host/overview', overviewShape), 1_500);
  const [inFrames, setInFrames] = useState(false);
  const names = value?.sites.map((site) => site.name) ?? [];
  return (
    <main className={inFrames ? 'wide-page' : ''}>
      <h1>Counterpart on a local Forge and Jira</h1>
      {error ? <p className="error">{error}</p> : null}
      {value ? (
        <>
          <ClockPanel overview={value} />
          <p className="row">
            <button type="button" aria-pressed={!inFrames} onClick={() => setInFrames(false)}>
              Newest work items
            </button>
            <button type="button" aria-pressed={inFrames} onClick={() => setInFrames(true)}>
              Both sites side by side
            </button>
          </p>
          {inFrames ? <FramesPanel overview={value} /> : <SitesPanel overview={value} />}
          <ReportPanel />
          <TrafficPanel />
          <MetersPanel />
          <FaultsPanel sites={names} />
          <StorePanel sites={names} />
        </>
      ) : (
        <p>Loading …</p>
      )}
    </main>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element "root" to draw into.');
createRoot(root).render(<Landing />);
