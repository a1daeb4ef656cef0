import { Box, Tab, TabList, TabPanel, Tabs } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { ConnectionOverview } from './connection-overview.tsx';
import { useTexts } from './texts/use-texts.ts';
import { TriggerList } from './trigger-list.tsx';

interface ConnectionTabsProps {
  readonly connection: ConnectionDetail;
  /** What is shown of the connection is out of date. */
  readonly onSynced: () => void;
}

/** The parts of a connection's page. Triggers come with the first activation. */
export function ConnectionTabs({ connection, onSynced }: ConnectionTabsProps) {
  const { texts } = useTexts();
  const [tab, setTab] = useState(0);
  const isSetUp = ['active', 'paused', 'suspended', 'restored'].includes(connection.state);
  if (!isSetUp)
    return <ConnectionOverview connection={connection} onTriggers={() => setTab(1)} onSynced={onSynced} />;
  return (
    <Tabs id="connection" selected={tab} onChange={setTab}>
      <TabList>
        <Tab>{texts.connection.overview}</Tab>
        <Tab>{texts.connection.triggers}</Tab>
      </TabList>
      <TabPanel>
        <Box paddingBlock="space.200">
          <ConnectionOverview connection={connection} onTriggers={() => setTab(1)} onSynced={onSynced} />
        </Box>
      </TabPanel>
      <TabPanel>
        <Box paddingBlock="space.200">
          <TriggerList connection={connection.id} projectKey={connection.local.projectKey} />
        </Box>
      </TabPanel>
    </Tabs>
  );
}
