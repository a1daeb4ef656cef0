import '@atlaskit/css-reset';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { createRoot } from 'react-dom/client';
import { AppPage } from './app-page.tsx';
import { readBoot } from './boot.ts';
import { showDrawings } from './bridge-log.ts';
import { dataCommands } from './commands/data-commands.ts';
import { EventBus } from './commands/event-bus.ts';
import { frameCommands } from './commands/frame-commands.ts';
import { historyCommands } from './commands/history-commands.ts';
import { pageCommands } from './commands/page-commands.ts';
import { componentMap } from './component-map.ts';
import { unsupportedTypes } from './components/embedded.tsx';
import { Frames } from './frames.ts';
import { PageStore } from './page-store.ts';
import { Server } from './server.ts';
import { tellHeightOf } from './tell-parent.ts';

/** Draws the app's page in the place that the server left for it. */
async function start(): Promise<void> {
  const boot = readBoot();
  await setGlobalTheme({ colorMode: boot.theme, light: 'light', dark: 'dark', typography: 'typography' });
  showDrawings(Object.keys(componentMap), [...unsupportedTypes]);
  const store = new PageStore();
  const server = new Server(boot);
  const bus = new EventBus();
  const frames = new Frames({
    ...dataCommands(server),
    ...pageCommands(store, boot),
    ...bus.commands(),
    ...historyCommands(),
    ...frameCommands(store),
  });
  const place = document.getElementById('counterpart-page');
  if (place === null) throw new Error('The page has no element "counterpart-page" to draw into.');
  if (boot.embed) tellHeightOf(place);
  createRoot(place).render(<AppPage host={{ boot, frames, product: server.json }} store={store} />);
}

void start();
