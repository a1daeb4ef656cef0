import { buttonComponents } from './components/buttons.tsx';
import { chartComponents } from './components/charts.tsx';
import { embeddedComponents } from './components/embedded.tsx';
import { fileComponents } from './components/files.tsx';
import { formComponents } from './components/form.tsx';
import { inputComponents } from './components/inputs.tsx';
import { layoutComponents } from './components/layout.tsx';
import { navigationComponents } from './components/navigation.tsx';
import { overlayComponents } from './components/overlays.tsx';
import { peopleComponents } from './components/people.tsx';
import { pickerComponents } from './components/pickers.tsx';
import { pictureComponents } from './components/pictures.tsx';
import { statusComponents } from './components/status.tsx';
import { tableComponents } from './components/table.tsx';
import { textComponents } from './components/text.tsx';
import type { Drawings } from './drawings.ts';

/** Every component of UI Kit. */
export const componentMap: Drawings = {
  ...buttonComponents,
  ...chartComponents,
  ...embeddedComponents,
  ...fileComponents,
  ...formComponents,
  ...inputComponents,
  ...layoutComponents,
  ...navigationComponents,
  ...overlayComponents,
  ...peopleComponents,
  ...pickerComponents,
  ...pictureComponents,
  ...statusComponents,
  ...tableComponents,
  ...textComponents,
};
