/** The one call of react-dom that the renderer makes; the package comes without types. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';
  export function createRoot(container: Element): { render(node: ReactNode): void; unmount(): void };
}

/** Subpaths whose files exist only in the built package. */
declare module '@atlaskit/css-reset';
