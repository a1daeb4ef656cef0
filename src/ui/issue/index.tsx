import ForgeReconciler from '@forge/react';
import { Counterparts } from '../shared/counterparts.tsx';
import { Page } from '../shared/page.tsx';

/** The panel on a work item. */
ForgeReconciler.render(
  <Page>
    <Counterparts />
  </Page>,
);
