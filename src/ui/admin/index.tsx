import ForgeReconciler from '@forge/react';
import { Route, Router } from '@forge/react/router';
import { Page } from '../shared/page.tsx';
import { AcceptInvitation } from './accept-invitation.tsx';
import { ConnectionList } from './connection-list.tsx';
import { ConnectionPage } from './connection-page.tsx';
import { GettingStarted } from './getting-started.tsx';
import { SiteErrors, SiteItems } from './items/site-items.tsx';
import { NewConnection } from './new-connection.tsx';
import { SelfCheck } from './self-check.tsx';
import { SiteSettings } from './site-settings.tsx';
import { TablesPage } from './tables/tables-page.tsx';
import { TemplatesPage } from './templates/templates-page.tsx';

/** The admin page: its places and what stands there. */
function Admin() {
  return (
    <Page>
      <Router fallback={<ConnectionList />}>
        <Route path="/">
          <ConnectionList />
        </Route>
        <Route path="/new/*">
          <NewConnection />
        </Route>
        <Route path="/accept/*">
          <AcceptInvitation />
        </Route>
        <Route path="/connection/:id/*">
          <ConnectionPage />
        </Route>
        <Route path="/settings">
          <SiteSettings />
        </Route>
        <Route path="/new-from/:template/*">
          <NewConnection />
        </Route>
        <Route path="/templates">
          <TemplatesPage />
        </Route>
        <Route path="/tables">
          <TablesPage />
        </Route>
        <Route path="/start">
          <GettingStarted />
        </Route>
        <Route path="/items">
          <SiteItems />
        </Route>
        <Route path="/errors">
          <SiteErrors />
        </Route>
        <Route path="/self-check">
          <SelfCheck />
        </Route>
      </Router>
    </Page>
  );
}

ForgeReconciler.render(<Admin />);
