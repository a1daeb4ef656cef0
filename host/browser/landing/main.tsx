import { createRoot } from 'react-dom/client';
import { ClockPanel } from './clock-panel.tsx';
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
  return (
    <main>
      <h1>Counterpart on a local Forge and Jira</h1>
      {error ? <p className="error">{error}</p> : null}
      {value ? (
        <>
          <ClockPanel overview={value} />
          <SitesPanel overview={value} />
          <ReportPanel />
          <TrafficPanel />
          <MetersPanel />
          <StorePanel sites={value.sites.map((site) => site.name)} />
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
